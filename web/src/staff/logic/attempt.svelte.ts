// One thing that somebody does: under way, failed with a reason, or done. A second press while it runs does nothing.
import { StaffError } from '../../upload/failure';

export class Attempt {
  working = $state(false);
  error = $state.raw<StaffError | null>(null);

  /** Does it; whether it was done. */
  async run(action: () => Promise<void>): Promise<boolean> {
    if (this.working) return false;
    this.working = true;
    this.error = null;
    try {
      await action();
      return true;
    } catch (error) {
      if (!(error instanceof StaffError)) throw error;
      this.error = error;
      return false;
    } finally {
      this.working = false;
    }
  }

  clear(): void {
    this.error = null;
  }
}
