// What axe-core says about a page.
import axe from 'axe-core';
import type { Page } from 'playwright-core';

/** What axe-core finds wrong by WCAG 2.2 A and AA and its own best practices. */
export async function violations(page: Page): Promise<string[]> {
  // Run by the debugger, which the content security policy does not bind.
  await page.evaluate(axe.source);
  const { violations: found } = await page.evaluate(() =>
    (globalThis as unknown as { axe: typeof axe }).axe.run(),
  );
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
}
