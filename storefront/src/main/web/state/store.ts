import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Something that components show and that changes: they render again after each change. */
export class Store {
  private readonly hosts = new Set<ReactiveControllerHost>();

  /** Lets a component render again whenever this changes, as long as it is on the page. */
  watch(host: ReactiveControllerHost): void {
    const controller: ReactiveController = {
      hostConnected: () => void this.hosts.add(host),
      hostDisconnected: () => void this.hosts.delete(host),
    };
    host.addController(controller);
  }

  protected changed(): void {
    for (const host of this.hosts) host.requestUpdate();
  }
}

/** JSON in the browser's storage; memory only where that is forbidden or full. */
const memory = new Map<string, string>();

export function load<T>(key: string): T | undefined {
  let text: string | null | undefined = memory.get(key);
  try {
    text ??= localStorage.getItem(key);
  } catch {
    // Storage is forbidden.
  }
  try {
    return text ? (JSON.parse(text) as T) : undefined;
  } catch {
    return undefined;
  }
}

export function save(key: string, value: unknown): void {
  const text = JSON.stringify(value);
  try {
    localStorage.setItem(key, text);
    memory.delete(key);
  } catch {
    memory.set(key, text);
  }
}

export function remove(key: string): void {
  memory.delete(key);
  try {
    localStorage.removeItem(key);
  } catch {
    // Storage is forbidden.
  }
}

export function keys(prefix: string): string[] {
  let stored: string[] = [];
  try {
    stored = Object.keys(localStorage);
  } catch {
    // Storage is forbidden.
  }
  return [...stored, ...memory.keys()].filter((key) => key.startsWith(prefix));
}
