export type { CommandContext, TextOutput } from './command-context.js';
export { runCommandLine } from './command-line.js';
