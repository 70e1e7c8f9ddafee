/** A place in the text of a Modelfile, both counted from 1. */
export interface Place {
  readonly line: number;
  /** In UTF-16 units, as editors count. */
  readonly column: number;
}

/** Where the parts of an instruction stand. */
export interface CommandPlaces {
  readonly instruction: Place;
  /** Of a PARAMETER its name, of a MESSAGE its role. The other instructions have none. */
  readonly name?: Place;
  /** Its quotes included. */
  readonly value: Place;
}
