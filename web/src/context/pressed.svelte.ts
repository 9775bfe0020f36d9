// The things of the context that were pressed on the map, until they are closed or something else is pressed.
import type { Press, PressedThing } from '../map/pressed';

class Pressed {
  things = $state.raw<readonly PressedThing[]>([]);
  press = $state.raw<Press | null>(null);

  show(things: readonly PressedThing[], press: Press): void {
    this.things = things;
    this.press = things.length > 0 ? press : null;
  }

  close(): void {
    this.things = [];
    this.press = null;
  }
}

export const pressed = new Pressed();
