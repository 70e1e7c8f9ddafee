import type { Runtime } from '@puna/runtime';
import { llamaCppChildEnvironment } from '@puna/runtime-llama-cpp';
import { createLlamaServerRuntime } from '@puna/runtime-llama-server';
import { createProcessRuntime } from '@puna/runtime-process';
import type { Logger } from 'pino';
import type { Configuration } from '../configuration.js';

/** The runtimes of models that run on this machine. Native code has a process for each model: a crash ends that one alone. */
export function ownRuntimes(configuration: Configuration, logger: Logger): Runtime[] {
  return [llamaCppRuntime(logger), llamaServerRuntime(configuration, logger), onnxRuntime(configuration, logger)];
}

function llamaCppRuntime(logger: Logger): Runtime {
  return createProcessRuntime({
    name: 'llama.cpp',
    factory: new URL(import.meta.resolve('@puna/runtime-llama-cpp/factory')),
    environment: llamaCppChildEnvironment,
    logger: logger.child({ runtime: 'llama.cpp' }),
  });
}

/** The server's own settings stand for the variables of the environment, in which they may have another name. */
function llamaServerRuntime({ llamaServer, rpcServers }: Configuration, logger: Logger): Runtime {
  return createLlamaServerRuntime({
    environment: { ...process.env, PUNA_LLAMA_SERVER: llamaServer, PUNA_RPC_SERVERS: rpcServers },
    logger: logger.child({ runtime: 'llama-server' }),
  });
}

function onnxRuntime({ onnxProviders }: Configuration, logger: Logger): Runtime {
  return createProcessRuntime({
    name: 'onnx',
    factory: new URL(import.meta.resolve('@puna/runtime-onnx/factory')),
    factoryOptions: onnxProviders === undefined ? {} : { executionProviders: onnxProviders },
    logger: logger.child({ runtime: 'onnx' }),
  });
}
