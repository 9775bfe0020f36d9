// OpenAPI text in, the text of src/api/schema.gen.ts out: shared by the generator and by the test that fails on drift.
import openapiTS, { astToString } from 'openapi-typescript';

const HEADER = '// Generated from web/openapi.json by `npm run openapi`. Do not edit.\n\n';

/**
 * @param {string} openapi the contract, as JSON text
 * @returns {Promise<string>} TypeScript declarations of every path and schema
 */
export async function schemaSource(openapi) {
  return HEADER + astToString(await openapiTS(JSON.parse(openapi)));
}
