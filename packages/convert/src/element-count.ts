/** How many elements a tensor of this shape has; 1 where it has no dimensions. */
export function elementCount(shape: readonly number[]): number {
  return shape.reduce((product, size) => product * size, 1);
}
