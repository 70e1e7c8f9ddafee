import { describe, expect, it } from 'vitest';
import { InvalidFolderError } from '../errors/invalid-folder-error.js';
import { checkFolderNames } from './folder-names.js';

describe('the names of the files of a folder', () => {
  it('may lie in folders', () => {
    expect(() => checkFolderNames(['config.json', 'onnx/model.onnx', 'onnx/model.onnx_data', 'ä/ü 1'])).not.toThrow();
  });

  it.each([
    ['', 'is no relative path'],
    ['/etc/passwd', 'is no relative path'],
    ['../secret', 'is no relative path'],
    ['a/../../secret', 'is no relative path'],
    ['a//b', 'is no relative path'],
    ['./a', 'is no relative path'],
    ['a\\..\\b', 'has characters that file names can not have everywhere'],
    ['C:a', 'has characters that file names can not have everywhere'],
    ['a\u0000', 'has characters that file names can not have everywhere'],
    ['a/NUL.json', 'is the name of a device on Windows'],
    ['a./b', 'has a part that ends with a dot or a blank'],
    ['x'.repeat(256), 'has a part of 256 characters'],
    ['x/'.repeat(600), 'has 1200 characters'],
  ])('may not be %j', (name, problem) => {
    expect(() => checkFolderNames(['config.json', name])).toThrow(InvalidFolderError);
    expect(() => checkFolderNames(['config.json', name])).toThrow(problem);
  });

  it('are different whatever their case', () => {
    expect(() => checkFolderNames(['Config.json', 'config.json'])).toThrow('is there twice on some systems');
  });

  it('are not those of folders at the same time', () => {
    expect(() => checkFolderNames(['a/b/c', 'a/b'])).toThrow('lies in "a/b", which is a file');
  });
});
