import type { CommandPlaces } from './place.js';

/** What a model is made of: the instructions of a Modelfile in their order. Comments are not kept. */
export interface Modelfile {
  readonly commands: readonly Command[];
}

/** One instruction. */
export type Command = ValueCommand | ParameterCommand | MessageCommand;

/** An instruction with one value. */
export interface ValueCommand {
  readonly instruction: (typeof valueInstructions)[number];
  /** Without its quotes. */
  readonly value: string;
  /** Missing in a Modelfile that was not read from a text. */
  readonly places?: CommandPlaces;
}

/** `PARAMETER temperature 0.7` */
export interface ParameterCommand {
  readonly instruction: 'parameter';
  readonly name: string;
  /** As it is written; `parseParameter` gives it its type. */
  readonly value: string;
  readonly places?: CommandPlaces;
}

/** `MESSAGE user Hello!` */
export interface MessageCommand {
  readonly instruction: 'message';
  readonly role: MessageRole;
  readonly content: string;
  readonly places?: CommandPlaces;
}

/** Who says a message. */
export type MessageRole = (typeof messageRoles)[number];

export const valueInstructions = [
  'from',
  'license',
  'template',
  'system',
  'adapter',
  'draft',
  'renderer',
  'parser',
  'requires',
] as const;

export const messageRoles = ['system', 'user', 'assistant'] as const;
