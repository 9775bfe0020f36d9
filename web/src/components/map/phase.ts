// How far the map has come.

export type MapPhase =
  /** The list comes first. */
  | 'waiting'
  | 'loading'
  | 'ready'
  /** This device cannot draw it, or its files did not come. */
  | 'impossible';
