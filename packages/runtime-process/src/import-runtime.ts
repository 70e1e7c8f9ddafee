import { isAbsolute } from 'node:path';
import { pathToFileURL } from 'node:url';
import { LoadError, type Runtime } from '@puna/runtime';

/** The default export of a factory module. */
export type RuntimeFactory = (options: unknown) => Runtime | Promise<Runtime>;

/**
 * The URL of a factory module.
 *
 * @throws TypeError where a string is neither a URL nor an absolute path. A package's name is refused because it would be
 * looked up from this package's place, not from the caller's.
 */
export function factoryUrl(factory: URL | string): string {
  if (factory instanceof URL) return factory.href;
  if (isAbsolute(factory)) return pathToFileURL(factory).href;
  if (URL.canParse(factory)) return factory;
  throw new TypeError(
    `The factory "${factory}" is neither a URL nor an absolute path. Give import.meta.resolve('${factory}') instead.`,
  );
}

/**
 * Imports a factory module and makes its adapter.
 *
 * @throws LoadError where the module can't be imported or is no factory of an adapter.
 */
export async function importRuntime(url: string, options: unknown): Promise<Runtime> {
  const factory = await importFactory(url);
  if (typeof factory !== 'function') {
    throw new LoadError(`The module ${url} has no function as its default export, so it makes no adapter.`);
  }
  const runtime = await (factory as RuntimeFactory)(options);
  if (runtime.specificationVersion !== 'v1') {
    throw new LoadError(
      `The adapter of ${url} has version ${String(runtime.specificationVersion)} of the contract, not v1.`,
    );
  }
  return runtime;
}

async function importFactory(url: string): Promise<unknown> {
  try {
    const module = (await import(/* @vite-ignore */ url)) as { readonly default?: unknown };
    return module.default;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new LoadError(`The adapter's module ${url} could not be imported: ${reason}`, {}, { cause: error });
  }
}
