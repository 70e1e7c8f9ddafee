// Computes without pause until it is killed; ends by itself when nobody would.
const longest = 60_000;
const end = Date.now() + longest;
let value = 1;
while (Date.now() < end) {
  for (let index = 0; index < 1_000_000; index++) value = Math.imul(value, 1_664_525) + 1_013_904_223;
}
process.exitCode = value === 0 ? 1 : 0;
