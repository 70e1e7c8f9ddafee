import { UnsupportedError } from '@puna/runtime';
import type * as OnnxRuntime from 'onnxruntime-node';

/** The native library, as onnxruntime-node hands it over. */
export type OnnxLibrary = Pick<typeof OnnxRuntime, 'InferenceSession' | 'Tensor' | 'listSupportedBackends'>;
export type Session = OnnxRuntime.InferenceSession;
export type Tensor = OnnxRuntime.Tensor;
export type Feeds = Record<string, Tensor>;
export type TensorMetadata = OnnxRuntime.InferenceSession.TensorValueMetadata;

let library: Promise<OnnxLibrary> | undefined;

/**
 * Loads the native library, once.
 *
 * @throws UnsupportedError where it is missing or does not run on this machine.
 */
export function loadLibrary(): Promise<OnnxLibrary> {
  library ??= importLibrary();
  return library;
}

async function importLibrary(): Promise<OnnxLibrary> {
  try {
    const module = await import('onnxruntime-node');
    return module.default ?? module;
  } catch (error) {
    library = undefined;
    throw new UnsupportedError(
      `ONNX Runtime's library does not run on ${process.platform}-${process.arch}: ${error instanceof Error ? error.message : String(error)}`,
      { reason: 'platform' },
      { cause: error },
    );
  }
}
