// The page without a network: a service worker keeps the page's own files (never an incident; see `worker.ts`).

/** Whether the visitor has just erased everything: then nothing is put back before the next visit. */
let refused = false;

export function refuseShell(): void {
  refused = true;
}

/** Registers the worker, once the page has everything that it needs itself. */
export async function keepShell(): Promise<void> {
  // Who saves data does not want 2 MB more, and who is in development wants the files as they are.
  const { connection } = navigator as Navigator & { connection?: { saveData?: boolean } };
  if (refused || connection?.saveData || import.meta.env.DEV) return;
  try {
    await navigator.serviceWorker?.register('/sw.js');
  } catch {
    // Forbidden by the visitor or the browser: the page works with a network then.
    return;
  }
}
