import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readModelfile } from './read-modelfile.js';

describe('readModelfile', () => {
  let directory = '';

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'puna-modelfile-'));
  });

  afterEach(() => rm(directory, { recursive: true }));

  it('reads a named file, whose directory paths start from', async () => {
    await mkdir(join(directory, 'below'));
    await writeFile(join(directory, 'below', 'mine'), 'FROM a');
    expect(await readModelfile('below/mine', directory)).toEqual({
      name: 'below/mine',
      text: 'FROM a',
      directory: join(directory, 'below'),
    });
  });

  it('reads ./Modelfile by default', async () => {
    await writeFile(join(directory, 'Modelfile'), 'FROM b');
    expect(await readModelfile(undefined, directory)).toEqual({ name: 'Modelfile', text: 'FROM b', directory });
  });

  it('takes the directory itself where there is none', async () => {
    expect(await readModelfile(undefined, directory)).toEqual({ name: 'Modelfile', text: 'FROM .', directory });
  });

  it('misses a file that was named', async () => {
    await expect(readModelfile('Modelfile', directory)).rejects.toThrow("specified Modelfile wasn't found");
  });
});
