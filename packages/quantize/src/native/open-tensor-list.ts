import koffi from 'koffi';

/** What a GGUF header says of its tensors. */
export interface TensorList {
  /** Bytes of each tensor, by name. */
  readonly sizes: ReadonlyMap<string, number>;

  /** Bytes of the file up to the end of its last tensor. */
  readonly end: number;
}

export type TensorListReader = (path: string) => TensorList | undefined;

const initParameters = koffi.struct('gguf_init_params', { no_alloc: 'bool', ctx: 'void *' });

/** llama.cpp's own reader of headers: what it accepts here is what it quantises. */
export function openTensorList(ggmlBase: koffi.IKoffiLib): TensorListReader {
  const open = ggmlBase.func('gguf_init_from_file', 'void *', ['str', initParameters]);
  const close = ggmlBase.func('void gguf_free(void *file)');
  const count = ggmlBase.func('int64_t gguf_get_n_tensors(void *file)');
  const nameOf = ggmlBase.func('str gguf_get_tensor_name(void *file, int64_t index)');
  const sizeOf = ggmlBase.func('size_t gguf_get_tensor_size(void *file, int64_t index)');
  const offsetOf = ggmlBase.func('size_t gguf_get_tensor_offset(void *file, int64_t index)');
  const dataStart = ggmlBase.func('size_t gguf_get_data_offset(void *file)');
  return (path) => {
    const file = open(path, { no_alloc: true, ctx: null }) as unknown;
    if (file === null) return undefined;
    const sizes = new Map<string, number>();
    const start = dataStart(file) as number;
    let end = start;
    for (let index = 0; index < (count(file) as number); index++) {
      const size = sizeOf(file, index) as number;
      sizes.set(nameOf(file, index) as string, size);
      end = Math.max(end, start + (offsetOf(file, index) as number) + size);
    }
    close(file);
    return { sizes, end };
  };
}
