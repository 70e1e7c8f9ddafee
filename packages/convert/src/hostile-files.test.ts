import { describe, expect, it } from 'vitest';
import {
  arrayEntry,
  boolEntry,
  entry,
  ggufBytes,
  numberEntry,
  string,
  tensor,
  textEntry,
  uint32,
  uint64,
  valueTypes,
  type FileBytes,
} from './fixtures/gguf-bytes.js';
import { memorySource } from './fixtures/memory-source.js';
import { InvalidGgufError } from './index.js';
import { parseGguf, type ParseOptions } from './reading/parse-gguf.js';

async function refusal(bytes: Buffer, options?: ParseOptions): Promise<InvalidGgufError> {
  const source = memorySource(bytes);
  const error: unknown = await parseGguf(source, options).then(
    () => new Error('it was accepted'),
    (reason: unknown) => reason,
  );
  if (!InvalidGgufError.isInstance(error)) throw error;
  // Nothing is loaded, and so nothing allocated, on the word of a file that is smaller.
  expect(source.largestRead).toBeLessThanOrEqual(bytes.byteLength);
  return error;
}

const cases: Record<string, [FileBytes, string]> = {
  'another magic number': [{ magic: 'ggjt' }, 'does not start with the four letters GGUF (at byte 0)'],
  'version 1': [{ version: 1 }, 'version 1 of the format is not supported'],
  'version 4': [{ version: 4 }, 'version 4 of the format is not known'],
  'version 0': [{ version: 0 }, 'version 0 of the format is not known'],
  'a big-endian file': [{ version: Buffer.from([0, 0, 0, 3]) }, 'it is big-endian'],

  'more keys than the limit': [{ metadataCount: 10_001 }, 'announces 10001 metadata keys; the limit is 10000'],
  'more keys than bytes': [{ metadataCount: 500 }, 'announces 500 metadata keys; the file is too small'],
  'a count beyond 2^53': [{ metadataCount: 2n ** 64n - 1n }, 'the number of metadata keys is 18446744073709551615'],
  'more tensors than the limit': [{ tensorCount: 100_001 }, 'announces 100001 tensors; the limit is 100000'],
  'more tensors than bytes': [{ tensorCount: 500 }, 'announces 500 tensors; the file is too small'],

  'an empty key': [{ metadata: [numberEntry('', 1)] }, 'the name of metadata key 1 of 1 is empty'],
  'a key that is no UTF-8': [{ metadata: [entry(Buffer.from([0xff]), 4, uint32(1))] }, 'is not valid UTF-8'],
  'a key with a zero byte': [{ metadata: [numberEntry('a\0b', 1)] }, String.raw`"a\u0000b" has control characters`],
  'a key longer than the format allows': [
    { metadata: [numberEntry('k'.repeat(65_536), 1)] },
    'said to have 65536 bytes',
  ],
  'a key that appears twice': [
    { metadata: [numberEntry('k', 1), numberEntry('k', 2)] },
    'the metadata key "k" appears twice',
  ],
  'an unknown type of value': [{ metadata: [entry('k', 13, uint32(1))] }, 'the value of "k" has the unknown type 13'],
  'a boolean of 2': [{ metadata: [boolEntry('k', 2)] }, 'the value of "k" is neither true nor false'],
  'a string longer than the limit': [
    { metadata: [entry('k', valueTypes.string, uint64(2 ** 40))] },
    'the value of "k" is said to have 1099511627776 bytes; the limit is 16777216',
  ],
  'a string longer than the file': [
    { metadata: [entry('k', valueTypes.string, uint64(2000))] },
    'the file ends inside the value of "k"',
  ],

  'an array in an array': [{ metadata: [arrayEntry('k', valueTypes.array, [])] }, 'is an array of arrays'],
  'an array of an unknown type': [{ metadata: [arrayEntry('k', 99, [])] }, 'elements of the unknown type 99'],
  'an array longer than the limit': [
    { metadata: [arrayEntry('k', valueTypes.uint8, [], 2 ** 40)] },
    'has 1099511627776 elements; all arrays together may have 4194304',
  ],
  'an array longer than the file': [
    { metadata: [arrayEntry('k', valueTypes.uint32, [], 1000)] },
    'is said to have 1000 elements, more than the rest of the file can hold',
  ],
  'an array of strings longer than the file': [
    { metadata: [arrayEntry('k', valueTypes.string, [], 100)] },
    'is said to have 100 elements, more than the rest of the file can hold',
  ],
  'a string in an array longer than the file': [
    { metadata: [arrayEntry('k', valueTypes.string, [uint64(5000)])] },
    'the file ends inside a string of the value of "k"',
  ],
  'a string in a skipped array longer than the limit': [
    {
      metadata: [
        arrayEntry('k', valueTypes.string, [...Array.from({ length: 2000 }, () => string('')), uint64(2 ** 30)]),
      ],
    },
    'a string of the value of "k" is said to have 1073741824 bytes',
  ],
  'a wrong boolean in an array': [
    { metadata: [arrayEntry('k', valueTypes.bool, [Buffer.from([3])])] },
    'neither true nor false',
  ],

  'an alignment of 0': [
    { metadata: [numberEntry('general.alignment', 0)] },
    'general.alignment is 0; it must be a power of two',
  ],
  'an alignment of 24': [{ metadata: [numberEntry('general.alignment', 24)] }, 'general.alignment is 24'],
  'an alignment in words': [{ metadata: [textEntry('general.alignment', '32')] }, 'is of type string, not uint32'],
  'an alignment beyond the file': [
    { metadata: [numberEntry('general.alignment', 2 ** 31)], tensors: [tensor()] },
    'beyond the end of the file',
  ],

  'a tensor without a name': [{ tensors: [tensor({ name: '' })] }, 'the name of tensor 1 of 1 is empty'],
  'a tensor with too long a name': [
    { tensors: [tensor({ name: 'n'.repeat(65) })] },
    'said to have 65 bytes; the limit is 64',
  ],
  'a tensor that appears twice': [{ tensors: [tensor(), tensor()] }, 'the tensor "weights" appears twice'],
  'a tensor of five dimensions': [
    { tensors: [tensor({ shape: [32, 1, 1, 1, 1] })] },
    'has 5 dimensions; 4 is the most',
  ],
  'a tensor of 4 billion dimensions': [{ tensors: [tensor({ dimensions: 2 ** 32 - 1 })] }, 'has 4294967295 dimensions'],
  'an unknown type of tensor': [{ tensors: [tensor({ type: 4 })] }, 'tensor "weights" has the unknown type 4'],
  'an empty tensor': [{ tensors: [tensor({ shape: [32, 0] })] }, 'dimension 1 of tensor "weights" is 0'],
  'rows that do not fill blocks': [
    { tensors: [tensor({ shape: [33], type: 8 })] },
    'rows of 33 elements, which do not fill blocks of 32 (Q8_0)',
  ],
  'a shape whose product overflows': [
    { tensors: [tensor({ shape: [2 ** 32, 2 ** 32, 2 ** 32, 2 ** 32] })] },
    'of shape [4294967296, 4294967296, 4294967296, 4294967296] in F32 is larger than the whole file',
  ],
  'a shape whose product wraps around to something small': [
    { tensors: [tensor({ shape: [2 ** 32, 2 ** 32, 1, 1] })] },
    'is larger than the whole file',
  ],
  'a dimension beyond 2^53': [
    { tensors: [tensor({ shape: [2n ** 63n] })] },
    'dimension 0 of tensor "weights" is 9223372036854775808',
  ],
  'an offset beyond 2^53': [
    { tensors: [tensor({ offset: 2n ** 64n - 32n })] },
    'the offset of tensor "weights" is 18446744073709551584',
  ],
  'a tensor at an offset that is not aligned': [
    { tensors: [tensor({ offset: 4 })] },
    'starts at 4, which is no multiple of the alignment 32',
  ],
  'a tensor beyond the end': [{ tensors: [tensor({ offset: 32 })] }, 'ends 32 bytes beyond the end of the file'],
  'tensors that overlap': [
    { tensors: [tensor({ name: 'b', offset: 32 }), tensor({ name: 'a' })], dataBytes: 256 },
    'the data of tensors "a" and "b" overlap',
  ],
};

describe('a hostile or damaged file is refused with its reason', () => {
  it.each(Object.entries(cases))('%s', async (_, [parts, message]) => {
    await expect(refusal(ggufBytes(parts))).resolves.toMatchObject({ message: expect.stringContaining(message) });
  });

  it('at every place where it can be cut off', async () => {
    const whole = ggufBytes({
      metadata: [
        textEntry('general.architecture', 'llama'),
        arrayEntry('k', valueTypes.string, [string('a'), string('b')]),
      ],
      tensors: [tensor()],
    });
    await expect(parseGguf(memorySource(whole))).resolves.toBeDefined();
    for (let length = 0; length < whole.byteLength; length += 1) {
      await refusal(whole.subarray(0, length));
    }
  });

  it('when it becomes shorter while it is read', async () => {
    const bytes = ggufBytes({ metadata: [numberEntry('k', 1)] });
    const shrinking = { ...memorySource(bytes.subarray(0, 30)), size: bytes.byteLength };
    await expect(parseGguf(shrinking)).rejects.toThrow('the file became shorter while it was read');
  });

  it('when the header is longer than the limit', async () => {
    const metadata = [textEntry('a', 'x'.repeat(5000)), textEntry('b', 'x'.repeat(5000))];
    const error = await refusal(ggufBytes({ metadata }), { limits: { headerBytes: 8000 } });
    expect(error.message).toContain('the value of "b" lies beyond the first 8000 bytes, the limit for a header');
  });

  it('when all arrays together are longer than the limit', async () => {
    const elements = [1, 2, 3].map(uint32);
    const metadata = [arrayEntry('a', valueTypes.uint32, elements), arrayEntry('b', valueTypes.uint32, elements)];
    const error = await refusal(ggufBytes({ metadata }), { limits: { arrayElements: 5 } });
    expect(error.message).toContain('the value of "b" has 3 elements; all arrays together may have 5, and 2 are left');
  });
});

describe('names in a file are only names', () => {
  it('even where JavaScript gives them a meaning', async () => {
    const metadata = [textEntry('__proto__', 'a'), textEntry('constructor', 'b'), textEntry('toString', 'c')];
    const file = await parseGguf(memorySource(ggufBytes({ metadata })));
    expect([...file.metadata]).toEqual([
      ['__proto__', 'a'],
      ['constructor', 'b'],
      ['toString', 'c'],
    ]);
  });

  it('and are shortened in messages', async () => {
    const error = await refusal(ggufBytes({ metadata: [entry('k'.repeat(60_000), 99, uint32(1))] }));
    expect(error.message.length).toBeLessThan(300);
  });
});
