/** What a system, user and assistant message render to; parts of a Go template in which `.` is the message. */
interface RoleTexts {
  readonly system: string;
  readonly user: string;
  readonly assistant: string;
}

/** The message's content. */
export const content = '{{ .Content }}';

/** One text for messages of any role. */
export function anyRole(text: string): string {
  return `{{- range .Messages }}${text}{{ end }}`;
}

/** A text for each role; other roles render to nothing. */
export function byRole({ system, user, assistant }: RoleTexts): string {
  const roles = `{{ if eq .Role "system" }}${system}{{ else if eq .Role "user" }}${user}`;
  return `{{ range .Messages }}${roles}{{ else if eq .Role "assistant" }}${assistant}{{ end }}{{ end }}`;
}

/** As `byRole`; the system's text waits for the next user message, where `pendingSystem` prints it. */
export function withPendingSystem(texts: Omit<RoleTexts, 'system'>): string {
  return `{{ $system := "" }}${byRole({ ...texts, system: '{{ $system = .Content }}' })}`;
}

/** The waiting system text between two others, once; nothing if none waits. */
export function pendingSystem(before: string, after: string): string {
  return `{{ if $system }}${before}{{ $system }}${after}{{ $system = "" }}{{ end }}`;
}
