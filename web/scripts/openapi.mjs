// Writes src/api/schema.gen.ts from openapi.json, the server's own contract.
import { readFileSync, writeFileSync } from 'node:fs';
import { schemaSource } from './schema-source.mjs';

const openapi = new URL('../openapi.json', import.meta.url);
const generated = new URL('../src/api/schema.gen.ts', import.meta.url);
writeFileSync(generated, await schemaSource(readFileSync(openapi, 'utf8')));
