/** Places among the members of a population, in parts. */
export interface Places {
  readonly parts: readonly Int32Array[];
  readonly length: number;
}
