/** How much a line of make (`[ 42%] Building …`) or ninja (`[42/100] Building …`) says is done, from 0 to 1. */
export function progressIn(line: string): number | undefined {
  const percent = /^\[\s*(\d+)%\]/u.exec(line)?.[1];
  if (percent !== undefined) return Math.min(1, Number(percent) / 100);
  const [, done, all] = /^\[(\d+)\/(\d+)\]/u.exec(line) ?? [];
  return done === undefined || all === undefined || Number(all) === 0
    ? undefined
    : Math.min(1, Number(done) / Number(all));
}
