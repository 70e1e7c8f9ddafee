import { LoadError } from '@puna/runtime';
import { unreachableData } from '../files/external-data.js';
import type { ExecutionProvider, NativeLogger } from '../options.js';
import type { OnnxLibrary, Session } from './onnx-runtime.js';

/** How weights are opened. */
export interface SessionRequest {
  readonly weights: string;
  readonly threads: number;

  /** Where to compute, best first. */
  readonly providers: readonly ExecutionProvider[];
  readonly logger?: NativeLogger | undefined;

  /** Called for each provider that is not there. */
  readonly onMissingProvider: (provider: ExecutionProvider, reason: string) => void;
}

/** Open weights, and where they are computed. */
export interface OpenedSession {
  readonly session: Session;
  readonly provider: ExecutionProvider;
}

/**
 * Opens weights with the first execution provider that works.
 *
 * @throws LoadError where not even the CPU takes them.
 */
export async function openSession(library: OnnxLibrary, request: SessionRequest): Promise<OpenedSession> {
  const externalData = await unreachableData(request.weights);
  const create = (provider: ExecutionProvider): Promise<Session> =>
    library.InferenceSession.create(request.weights, {
      // Operators that the first does not know are computed on the CPU.
      executionProviders: provider === 'cpu' ? ['cpu'] : [provider, 'cpu'],
      intraOpNumThreads: request.threads,
      interOpNumThreads: 1,
      graphOptimizationLevel: 'all',
      logSeverityLevel: 3,
      // Threads that spin while they wait take the core that a busy neighbour needs, and wait for it in turn.
      extra: { session: { intra_op: { allow_spinning: '0' } } },
      ...(externalData.length === 0 ? {} : { externalData }),
    });
  const available = library.listSupportedBackends().map(({ name }) => name);
  for (const provider of request.providers) {
    if (provider === 'cpu') break;
    // The library takes a name that it does not know for one of a provider without settings, and computes on the CPU.
    if (!available.includes(provider)) {
      request.onMissingProvider(provider, `this build of ONNX Runtime has ${available.join(', ')}`);
      continue;
    }
    try {
      const session = await create(provider);
      request.logger?.('info', `${request.weights} is computed with ${provider}`);
      return { session, provider };
    } catch (error) {
      request.onMissingProvider(provider, reasonOf(error));
    }
  }
  try {
    const session = await create('cpu');
    request.logger?.('info', `${request.weights} is computed on the CPU with ${request.threads} threads`);
    return { session, provider: 'cpu' };
  } catch (error) {
    throw new LoadError(
      `ONNX Runtime could not load ${request.weights}: ${reasonOf(error)}`,
      { path: request.weights },
      { cause: error },
    );
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
