import { open, type FileHandle } from 'node:fs/promises';

/** Files that are opened when they are first needed and closed together. */
export class OpenFiles {
  readonly #handles = new Map<string, FileHandle>();

  async open(path: string): Promise<FileHandle> {
    const existing = this.#handles.get(path);
    if (existing !== undefined) return existing;
    const handle = await open(path, 'r');
    this.#handles.set(path, handle);
    return handle;
  }

  async close(): Promise<void> {
    const handles = [...this.#handles.values()];
    this.#handles.clear();
    await Promise.all(handles.map((handle) => handle.close()));
  }
}
