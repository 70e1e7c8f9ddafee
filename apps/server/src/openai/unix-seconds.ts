/** A moment as this API tells it: whole seconds since 1970. */
export function unixSeconds(date: Date = new Date()): number {
  return Math.floor(date.getTime() / 1000);
}
