import type { WeightType } from '../weights/convert-elements.js';
import { OpenFiles } from '../weights/open-files.js';
import { weightData } from '../weights/weight-data.js';
import type { Weight } from '../weights/weight.js';
import type { TensorToWrite, WriteOptions } from '../writing/gguf-content.js';
import type { TypedValue } from '../writing/metadata-values.js';
import { writeGguf } from '../writing/write-gguf.js';

/** llama.cpp's numbers for what most tensors of a file are. */
export const fileTypes: Readonly<Record<WeightType, number>> = { F32: 0, F16: 1, BF16: 32 };

/** Something that can be written as a GGUF file. Its weights have not been read yet. */
export interface Conversion {
  /** llama.cpp's name of the architecture. */
  readonly architecture: string;
  /** What the file will hold. */
  readonly metadata: ReadonlyMap<string, TypedValue>;
  /** The tensors it will hold, without their data. Shapes are fastest-changing first. */
  readonly tensors: readonly { readonly name: string; readonly type: string; readonly shape: readonly number[] }[];
  /**
   * Writes the file. Memory does not grow with the model; nothing stays where it fails or is aborted.
   *
   * @throws {InvalidSafetensorsError}, the signal's reason, and Node's system errors.
   */
  write(path: string, options?: WriteOptions): Promise<void>;
}

/** A tensor of the new file with its type. */
export interface PlannedTensor {
  readonly name: string;
  readonly type: WeightType;
  /** Fastest-changing first. */
  readonly shape: readonly number[];
  readonly weight: Weight;
}

/** A conversion of stored tensors, with others in front that need no file. */
export function planConversion(
  architecture: string,
  metadata: ReadonlyMap<string, TypedValue>,
  planned: readonly PlannedTensor[],
  ready: readonly TensorToWrite[] = [],
): Conversion {
  const write = async (path: string, options: WriteOptions = {}): Promise<void> => {
    const files = new OpenFiles();
    const stored = planned.map(({ weight, ...tensor }): TensorToWrite => ({
      ...tensor,
      data: () => weightData(weight, tensor.type, files),
    }));
    try {
      await writeGguf(path, { metadata, tensors: [...ready, ...stored] }, options);
    } finally {
      await files.close();
    }
  };
  const tensors = [...ready, ...planned].map(({ name, type, shape }) => ({ name, type, shape }));
  return { architecture, metadata, tensors, write };
}
