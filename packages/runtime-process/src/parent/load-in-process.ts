import { LoadError, type LoadOptions, type ModelFiles, reviveError } from '@puna/runtime';
import type { ChildItem } from '../messages.js';
import type { ProcessModel } from '../process-model.js';
import { crashError } from './crash-error.js';
import { ModelProcess } from './model-process.js';
import { ProcessModelProxy } from './process-model-proxy.js';
import { defaultCloseTimeout, defaultStartTimeout, type ResolvedOptions } from './resolved-options.js';
import { listen } from './signal-listener.js';

/** Starts a child and loads a model in it. When this rejects, the child is gone and its memory is free. */
export async function loadInProcess(
  options: ResolvedOptions,
  model: ModelFiles,
  loadOptions: LoadOptions,
): Promise<ProcessModel> {
  loadOptions.signal?.throwIfAborted();
  const load = new PendingLoad(options, loadOptions);
  try {
    load.begin(model);
    return await load.result;
  } catch (error) {
    await load.process.kill();
    throw error;
  } finally {
    load.dispose();
  }
}

/** A load that goes on in a child. */
class PendingLoad {
  readonly process: ModelProcess;
  readonly result: Promise<ProcessModel>;
  readonly dispose: () => void;

  readonly #options: ResolvedOptions;
  readonly #loadOptions: LoadOptions;
  #proxy: ProcessModelProxy | undefined;
  #startTimer: NodeJS.Timeout | undefined;
  #resolve!: (model: ProcessModel) => void;
  #reject!: (error: unknown) => void;

  constructor(options: ResolvedOptions, loadOptions: LoadOptions) {
    this.#options = options;
    this.#loadOptions = loadOptions;
    this.result = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
    this.result.catch(() => {}); // it may fail before anybody waits for it
    this.process = new ModelProcess(options, (item) => this.#take(item));
    void this.process.exited.then((exit) => this.#reject(crashError(exit)));
    const unlisten = listen(loadOptions.signal, this.#reject);
    this.dispose = () => {
      unlisten();
      clearTimeout(this.#startTimer);
    };
  }

  begin(model: ModelFiles): void {
    const {
      factory,
      factoryOptions,
      closeTimeout = defaultCloseTimeout,
      startTimeout = defaultStartTimeout,
    } = this.#options;
    const { settings } = this.#loadOptions;
    this.process.send({ type: 'load', factory, factoryOptions, model, settings, closeTimeout });
    this.#startTimer = setTimeout(() => {
      this.#reject(
        new LoadError(
          `The process for the model was not ready within ${startTimeout} ms. A longer startTimeout may help.`,
        ),
      );
    }, startTimeout);
  }

  #take(item: ChildItem): void {
    switch (item.type) {
      case 'started':
        clearTimeout(this.#startTimer);
        break;
      case 'progress':
        this.#loadOptions.onProgress?.(item.fraction);
        break;
      case 'warning':
        this.#loadOptions.onWarning?.(item.warning);
        break;
      case 'load-failed':
        this.#reject(reviveError(item.error));
        break;
      case 'loaded':
        this.#proxy = new ProcessModelProxy(this.process, item.capabilities, item.limits);
        this.#resolve(this.#proxy);
        break;
      default:
        this.#proxy?.take(item);
    }
  }
}
