import type { ProcessRuntimeOptions } from '../process-runtime-options.js';

/** The options with the factory as a URL. */
export type ResolvedOptions = Omit<ProcessRuntimeOptions, 'factory'> & { readonly factory: string };

export const defaultStartTimeout = 30_000;
export const defaultCloseTimeout = 5_000;
