// The things of the context that were pressed on the map, until they are closed or something else is pressed.
import type { Position } from '../map/near';
import type { PressedThing } from '../map/pressed';

class Pressed {
  things = $state.raw<readonly PressedThing[]>([]);
  at = $state.raw<Position | null>(null);
  /** Whether the county or municipio of that place can be asked for. */
  county = $state(false);

  show(things: readonly PressedThing[], at: Position, county: boolean): void {
    this.things = things;
    this.at = things.length > 0 ? at : null;
    this.county = county;
  }

  close(): void {
    this.things = [];
    this.at = null;
  }
}

export const pressed = new Pressed();
