import type { ProcessLogger } from './process-logger.js';

/** What `createProcessRuntime` is given. */
export interface ProcessRuntimeOptions {
  /** The name of the adapter that is wrapped: the process runtime shows the same one. */
  readonly name: string;

  /**
   * The module that makes the adapter: a `file:` URL or an absolute path. Its default export takes `factoryOptions` and
   * returns a `Runtime`. It is imported in each child, and in this process the first time that `probe` is called.
   * Find it with `import.meta.resolve('@puna/runtime-llama-cpp/factory')`.
   */
  readonly factory: URL | string;

  /** Handed to the factory. It is copied into the child, so it holds data only: no functions, no class instances. */
  readonly factoryOptions?: unknown;

  /** Environment variables that a child gets besides this process's own, from its very start. */
  readonly environment?: Readonly<Record<string, string>>;

  /** Arguments for the child's Node.js, for example `--max-old-space-size=256`. Default none. */
  readonly execArguments?: readonly string[];

  /** Milliseconds that a child has to start and to import the factory. Default 30,000. */
  readonly startTimeout?: number;

  /** Milliseconds that a child has to close its model before it is killed. Default 5,000. */
  readonly closeTimeout?: number;

  /** Gets what children print and how they end. Default: nobody. */
  readonly logger?: ProcessLogger;
}
