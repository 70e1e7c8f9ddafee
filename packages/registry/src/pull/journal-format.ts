import { z } from 'zod';
import type { PieceRecord } from './piece-records.js';

/** Which process writes a journal, so that others can tell whether it is still alive. */
const writer = z.object({ pid: z.number(), machine: z.string(), id: z.string() });

export type JournalWriter = z.infer<typeof writer>;

const version = 1;
const header = z.object({ version: z.literal(version), digest: z.string(), size: z.number(), writer });

/** A journal says which stretches of a partial file are there. */
export interface JournalContent {
  readonly digest: string;
  /** Bytes of the whole blob. */
  readonly size: number;
  readonly writer: JournalWriter;
  /** In the order in which they were written. */
  readonly records: readonly PieceRecord[];
}

/** The first line: JSON. */
export function formatHeader({ digest, size, writer }: Omit<JournalContent, 'records'>): string {
  return `${JSON.stringify({ version, digest, size, writer })}\n`;
}

/** A line for one piece: where it starts, its length, its CRC-32 in hex. */
export function formatRecord({ start, end, crc }: PieceRecord): string {
  return `${start} ${end - start} ${crc.toString(16).padStart(8, '0')}\n`;
}

const recordLine = /^(\d{1,15}) ([1-9]\d{0,14}) ([0-9a-f]{8})$/;

/**
 * Reads a journal. The process that wrote it may have died at any moment, so a last line without its end does not
 * count, nor does any that makes no sense.
 *
 * @returns undefined where the first line is not that of a journal of this version.
 */
export function parseJournal(text: string): JournalContent | undefined {
  const [first = '', ...rest] = text.split('\n').slice(0, -1);
  const parsed = header.safeParse(parseJson(first));
  if (!parsed.success) return undefined;
  const { digest, size, writer } = parsed.data;
  return { digest, size, writer, records: rest.flatMap((line) => parseRecord(line, size) ?? []) };
}

function parseRecord(line: string, size: number): PieceRecord | undefined {
  const match = recordLine.exec(line);
  if (match === null) return undefined;
  const start = Number(match[1]);
  const end = start + Number(match[2]);
  return end <= size ? { start, end, crc: Number.parseInt(match[3] ?? '', 16) } : undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
