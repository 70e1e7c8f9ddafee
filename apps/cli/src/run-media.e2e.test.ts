import { copyFile, readFile, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import {
  prepareLlamaServer,
  readPictureCases,
  readTinyVisionRows,
  testModel,
  whyTestModelsMissing,
} from '@puna-tooling/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startCliServer, type CliServer } from './fixtures/cli-server.js';

const { program, missing: missingProgram } = await prepareLlamaServer();
const missing = missingProgram ?? whyTestModelsMissing('tiny-vlm.gguf');

describe.skipIf(missing !== undefined)(`run with pictures${missing === undefined ? '' : ` (${missing})`}`, () => {
  let cli: CliServer;

  /** Makes a model that answers without chance. */
  const create = async (model: string, from: readonly string[], ...parameters: readonly string[]): Promise<void> => {
    const lines = [...from.map((name) => `FROM ${testModel(name)}`), 'PARAMETER temperature 0', ...parameters];
    const file = join(cli.directory, 'Modelfile');
    await writeFile(file, lines.join('\n'));
    const { exitCode, stderr } = await cli.puna(['create', model, '-f', file]);
    if (exitCode !== 0) throw new Error(stderr);
  };
  const run = (model: string, ...words: readonly string[]) => cli.puna(['run', model, ...words]);

  beforeAll(async () => {
    cli = await startCliServer({ PUNA_LLAMA_SERVER: program ?? '' });
    const tiny = ['tiny-vlm.gguf', 'tiny-vlm-mmproj.gguf'];
    await create('tiny-vlm', tiny, 'PARAMETER num_predict 32', 'PARAMETER num_ctx 512');
    const vision = ['puna-tiny/puna-tiny-vision.gguf', 'puna-tiny/puna-tiny-vision-mmproj.gguf'];
    await create('puna-tiny-vision', vision, 'PARAMETER num_predict 100');
    await create('blind', ['tiny-llama.gguf'], 'PARAMETER num_predict 8', 'PARAMETER num_ctx 512');
    for (const name of ['red-square.png', 'blue-circle.png']) {
      await copyFile(testModel(name), join(cli.directory, name));
      await copyFile(testModel(name), join(cli.directory, `a ${name}`));
    }
  }, 300_000);
  afterAll(() => cli.close());

  it('gives the recorded answers to one picture, to two and to none', async () => {
    const rows = await readTinyVisionRows();
    expect(rows).toHaveLength(4);
    for (const { text, images, greedy_text } of rows) {
      const prompt = [text, ...images.map((name) => `./${name}`)].join(' ');
      expect(await run('tiny-vlm', prompt)).toEqual({
        exitCode: 0,
        stdout: `${greedy_text}\n\n`,
        stderr: images.map((name) => `Added image './${name}'\n`).join(''),
      });
    }
  });

  it('takes a path in quotes, with escapes, or as words of their own', async () => {
    const rows = await readTinyVisionRows();
    const expected = `${rows[0]?.greedy_text}\n\n`;
    for (const words of [
      ["What is this? './a red-square.png'"],
      ['What is this? ./a\\ red-square.png'],
      ['What is this? ./a red-square.png'],
      ['./red-square.png', 'What', 'is', 'this?'],
      [`What is this? ${join(cli.directory, 'red-square.png')}`],
    ]) {
      const { stdout, stderr } = await run('tiny-vlm', ...words);
      expect([stdout, stderr], words.join(' ')).toEqual([expected, expect.stringMatching(/^Added image '.*'\n$/)]);
    }
  });

  it('names the eight pictures as recorded, thinking or not', async () => {
    const cases = await readPictureCases();
    // Pictures of a prompt stand in front of its text, and the command always says whether to think.
    const askable = cases.filter(({ picture_first: first, think }) => first && think !== null);
    expect(new Set(askable.map(({ picture }) => picture)).size).toBe(8);
    const wrong: unknown[] = [];
    for (const { picture, question, think, answer, thinking } of askable) {
      const prompt = `${question} ./${basename(picture)}`;
      const directory = dirname(testModel(`puna-tiny/${picture}`));
      const words = ['run', 'puna-tiny-vision', `--think=${think}`, prompt];
      const { stdout } = await cli.puna(words, { workingDirectory: directory });
      const thoughts = thinking === undefined ? '' : `Thinking...\n${thinking}\n...done thinking.\n\n`;
      if (stdout !== `${thoughts}${answer}\n\n`) wrong.push({ picture, question, think, stdout });
    }
    expect(wrong).toEqual([]);
  }, 120_000);

  it('refuses what is no picture before it asks', async () => {
    await writeFile(join(cli.directory, 'notes.png'), 'only text');
    const { exitCode, stdout, stderr } = await run('tiny-vlm', 'What is this? ./notes.png');
    expect([exitCode, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/^Error: invalid file type: \.\/notes\.png is no /);
  });

  it('tells what the server says of a damaged picture', async () => {
    const whole = await readFile(testModel('red-square.png'));
    await writeFile(join(cli.directory, 'half.png'), whole.subarray(0, whole.length / 2));
    const { exitCode, stderr } = await run('tiny-vlm', 'What is this? ./half.png');
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(/Error: 400 Bad Request: The image number 1 is .*broken/);
  });

  it('leaves a path alone where the model sees nothing', async () => {
    const { exitCode, stderr } = await run('blind', 'What is this? ./red-square.png');
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  });
});
