import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { tinyModelFiles } from '@puna/tiny-model';
import { findTestModel } from '@puna-tooling/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startCliServer, type CliServer } from './fixtures/cli-server.js';

let cli: CliServer;

beforeAll(async () => {
  cli = await startCliServer();
});

afterAll(async () => {
  await cli.close();
});

async function writeModelfile(name: string, text: string): Promise<void> {
  await writeFile(join(cli.directory, name), text);
}

async function names(): Promise<string[]> {
  const { stdout } = await cli.puna(['list']);
  return stdout
    .split('\n')
    .slice(1, -1)
    .map((line) => line.split(' ')[0] ?? '');
}

describe('list', () => {
  it('shows the models', async () => {
    const { exitCode, stdout, stderr } = await cli.puna(['list']);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    const [header, row] = stdout.split('\n');
    expect(header).toMatch(/^NAME {16}ID {14}SIZE {6}MODIFIED +$/);
    expect(row).toMatch(/^puna-tiny:latest {4}[\da-f]{12} {4}1\.3 MB {4}(Less than a second|\d+ seconds?) ago {4}$/);
  });
});

describe('show', () => {
  it('prints sections', async () => {
    const { exitCode, stdout } = await cli.puna(['show', 'puna-tiny']);
    expect(exitCode).toBe(0);
    const lines = stdout.split('\n').map((line) => line.trimEnd());
    expect(lines.slice(0, 7)).toEqual([
      '  Model',
      '    architecture        llama',
      '    parameters          1.15M',
      '    context length      1024',
      '    embedding length    128',
      '    quantization        Q8_0',
      '',
    ]);
    expect(lines[7]).toBe('  Capabilities');
    expect(lines).toContain('    completion');
    expect(lines).toContain('    tools');
  });

  it('adds metadata and tensors with -v', async () => {
    const { stdout } = await cli.puna(['show', '-v', 'puna-tiny']);
    const lines = stdout.split('\n').map((line) => line.trimEnd());
    expect(lines).toContain('  Metadata');
    expect(stdout).toMatch(/ {4}llama\.block_count {2,}5 /);
    expect(stdout).toMatch(/ {4}token_embd\.weight {4,}Q8_0 {4,}\[128 1280\] /);
  });

  it('prints one field alone', async () => {
    await writeModelfile('Fields', 'FROM puna-tiny\nSYSTEM Be brief.\nPARAMETER temperature 0.5\nLICENSE MIT');
    await cli.puna(['create', 'fields', '-f', 'Fields']);
    expect((await cli.puna(['show', 'fields', '--system'])).stdout).toBe('Be brief.');
    expect((await cli.puna(['show', 'fields', '--template'])).stdout).toContain('{{');
    expect((await cli.puna(['show', 'fields', '--license'])).stdout).toMatch(/MIT\n$/);
    expect((await cli.puna(['show', 'fields', '--parameters'])).stdout).toMatch(/^temperature +0\.5\n$/m);
    expect((await cli.puna(['show', 'fields', '--modelfile'])).stdout).toContain('\nSYSTEM Be brief.\n');
  });

  it('prints one field only', async () => {
    expect(await cli.puna(['show', 'puna-tiny', '--system', '--license'])).toEqual({
      exitCode: 1,
      stdout: '',
      stderr:
        "Error: only one of '--license', '--modelfile', '--parameters', '--system', or '--template' can be specified\n",
    });
  });

  it('does not know every model', async () => {
    const { exitCode, stderr } = await cli.puna(['show', 'missing']);
    expect({ exitCode, stderr }).toEqual({ exitCode: 1, stderr: "Error: model 'missing:latest' not found\n" });
  });
});

describe('create', () => {
  it('builds on a model that the server has', async () => {
    await writeModelfile('Mario', 'FROM puna-tiny\nSYSTEM You are Mario from Super Mario Bros.');
    const { exitCode, stdout, stderr } = await cli.puna(['create', 'mario', '-f', 'Mario']);
    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: '' });
    const steps = stderr.split('\n');
    expect(steps[0]).toBe('gathering model components');
    expect(steps.slice(-3)).toEqual(['writing manifest', 'success', '']);
    expect(await names()).toContain('mario:latest');
  });

  it('sends a file', async () => {
    await copyFile(tinyModelFiles.weights, join(cli.directory, 'tiny.gguf'));
    // One byte more than the tiny model's own file, or the server would have it already.
    await writeFile(join(cli.directory, 'tiny.gguf'), '\0', { flag: 'a' });
    await writeModelfile('Modelfile', 'FROM ./tiny.gguf');
    const { exitCode, stderr } = await cli.puna(['create', 'sent']);
    expect(exitCode).toBe(0);
    expect(stderr).toMatch(/^copying file sha256:[\da-f]{12}…$/m);
    expect((await cli.puna(['show', 'sent'])).stdout).toContain('    llama ');
  });

  it('does not send what the server has', async () => {
    await writeModelfile('Known', `FROM ${tinyModelFiles.weights}`);
    const { exitCode, stderr } = await cli.puna(['create', 'known', '--file=Known']);
    expect(exitCode).toBe(0);
    expect(stderr).not.toContain('copying file');
  });

  it('takes the files of the directory where there is no Modelfile', async () => {
    const workingDirectory = join(cli.directory, 'plain');
    await mkdir(workingDirectory);
    await copyFile(tinyModelFiles.weights, join(workingDirectory, 'weights.gguf'));
    const { exitCode } = await cli.puna(['create', 'plain'], { workingDirectory });
    expect(exitCode).toBe(0);
    expect(await names()).toContain('plain:latest');
  });

  it.each([
    ['no name', ['create', '!!'], 'invalid model name: !!'],
    ['no such Modelfile', ['create', 'm', '-f', 'missing'], "specified Modelfile wasn't found: "],
  ])('refuses: %s', async (_, words, message) => {
    const { exitCode, stderr } = await cli.puna(words);
    expect(exitCode).toBe(1);
    expect(stderr).toContain(`Error: ${message}`);
  });

  it.each([
    ['no FROM', 'SYSTEM x', 'no FROM line'],
    ['a parameter that is none', 'FROM puna-tiny\nPARAMETER warmth 1', "unknown parameter 'warmth'"],
    ['an adapter that is not there', 'FROM puna-tiny\nADAPTER ./missing.gguf', 'no such file or directory'],
  ])('refuses a Modelfile with %s', async (_, text, message) => {
    await writeModelfile('Wrong', text);
    const { exitCode, stdout, stderr } = await cli.puna(['create', 'wrong', '-f', 'Wrong']);
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
    expect(/^Error: (.*)$/m.exec(stderr)?.[1]).toContain(message);
    expect(await names()).not.toContain('wrong:latest');
  });

  it('says where a file that FROM names was looked for', async () => {
    await writeModelfile('Typo', 'FROM ./tyni.gguf');
    const { exitCode, stderr } = await cli.puna(['create', 'wrong', '-f', 'Typo']);
    expect(exitCode).toBe(1);
    expect(stderr).toContain(
      `\nError: 400 Bad Request: invalid model name\nHint: there is no file ${join(cli.directory, 'tyni.gguf')}, so `,
    );
  });

  it("passes the server's refusal on", async () => {
    await writeModelfile('Template', 'FROM puna-tiny\nTEMPLATE {{ .Oops');
    const { exitCode, stderr } = await cli.puna(['create', 'wrong', '-f', 'Template']);
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(/\nError: (400 Bad Request: )?template error: /);
  });
});

describe('create from a folder with ONNX', () => {
  const folder = findTestModel('tiny-llama-onnx');

  it.skipIf(folder === undefined)('makes a model that runs', async () => {
    await writeModelfile('onnx', `FROM ${folder ?? ''}\nPARAMETER num_predict 4\n`);
    const { exitCode, stderr } = await cli.puna(['create', 'graph', '-f', 'onnx']);
    expect({ exitCode, stderr }).toMatchObject({ exitCode: 0, stderr: expect.stringContaining('success') as string });
    const shown = await cli.puna(['show', 'graph']);
    expect(shown.stdout).toMatch(/quantization +F32/);
    expect(shown.stdout).toMatch(/runs with +onnx/);
    expect(shown.stdout).not.toMatch(/parameters +\n/);
    expect((await cli.puna(['run', 'graph', 'hello'])).stdout.trim()).not.toBe('');
  });
});

describe('cp and rm', () => {
  it('copy and delete', async () => {
    expect(await cli.puna(['cp', 'puna-tiny', 'copy1'])).toEqual({
      exitCode: 0,
      stdout: "copied 'puna-tiny' to 'copy1'\n",
      stderr: '',
    });
    await cli.puna(['cp', 'puna-tiny', 'copy2']);
    expect(await names()).toEqual(expect.arrayContaining(['copy1:latest', 'copy2:latest']));
    expect(await cli.puna(['rm', 'copy1', 'copy2'])).toEqual({
      exitCode: 0,
      stdout: "deleted 'copy1'\ndeleted 'copy2'\n",
      stderr: '',
    });
    expect(await names()).not.toContain('copy1:latest');
  });

  it('stop at what is not there', async () => {
    await cli.puna(['cp', 'puna-tiny', 'copy3']);
    expect(await cli.puna(['rm', 'missing', 'copy3'])).toEqual({
      exitCode: 1,
      stdout: '',
      stderr: "Error: model 'missing' not found\n",
    });
    expect(await names()).toContain('copy3:latest');
    expect((await cli.puna(['cp', 'missing', 'x'])).stderr).toBe('Error: model "missing" not found\n');
  });
});

describe('ps and stop', () => {
  it('show what is loaded and unload it', async () => {
    expect((await cli.puna(['ps'])).stdout).toMatch(/^NAME +ID +SIZE +PROCESSOR +CONTEXT +UNTIL +\n/);
    await cli.puna(['run', 'puna-tiny', '', '--keepalive', '10m']);
    const { stdout } = await cli.puna(['ps', 'puna']);
    expect(stdout).toMatch(/\npuna-tiny:latest {4}[\da-f]{12} {4}.*100% CPU {5}1024 {7}\d+ minutes from now {4}\n$/);

    expect(await cli.puna(['stop', 'puna-tiny'])).toEqual({ exitCode: 0, stdout: '', stderr: '' });
    await expect.poll(async () => (await cli.puna(['ps'])).stdout, { timeout: 10_000 }).not.toContain('puna-tiny');
  });

  it('stop only what is there', async () => {
    expect((await cli.puna(['stop', 'missing'])).stderr).toBe('Error: couldn\'t find model "missing" to stop\n');
  });
});

describe('--version', () => {
  it('is the version of the server', async () => {
    expect((await cli.puna(['-v'])).stdout).toMatch(/^puna version is \d+\.\d+\.\d+\n/);
  });
});
