import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { collectOutput } from '../fixtures/collect-output.js';
import { readPrompt } from './read-prompt.js';

const never = new AbortController().signal;
const pipe = (text: string): Readable => Readable.from([Buffer.from(text)]);
const terminal = Object.assign(Readable.from([]), { isTTY: true });

describe('readPrompt', () => {
  it('joins the words of the command line', async () => {
    const prompt = await readPrompt({ stdin: terminal, stdout: collectOutput() }, ['Why is', 'the sky blue?'], never);
    expect(prompt).toEqual({ text: 'Why is the sky blue?', interactive: false });
  });

  it('puts the standard input first', async () => {
    const prompt = await readPrompt({ stdin: pipe('some text\n'), stdout: collectOutput() }, ['Summarise'], never);
    expect(prompt.text).toBe('some text\n Summarise');
  });

  it('takes the standard input alone', async () => {
    const prompt = await readPrompt({ stdin: pipe('hello'), stdout: collectOutput({ isTTY: true }) }, [], never);
    expect(prompt).toEqual({ text: 'hello', interactive: false });
  });

  it('is interactive only between two terminals without a prompt', async () => {
    const stdout = collectOutput({ isTTY: true });
    expect(await readPrompt({ stdin: terminal, stdout }, [], never)).toEqual({ text: '', interactive: true });
    expect(await readPrompt({ stdin: terminal, stdout }, [''], never)).toEqual({ text: '', interactive: false });
    expect((await readPrompt({ stdin: terminal, stdout: collectOutput() }, [], never)).interactive).toBe(false);
  });

  it('stops reading when it is interrupted', async () => {
    const controller = new AbortController();
    const endless = new Readable({ read() {} });
    const reading = readPrompt({ stdin: endless, stdout: collectOutput() }, [], controller.signal);
    controller.abort(new Error('interrupted'));
    await expect(reading).rejects.toThrow('interrupted');
  });
});
