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

/** JSON in one of the browser's storages; memory only where that is forbidden or full. */
function jsonStorage(storage: () => Storage) {
  const memory = new Map<string, string>();
  return {
    load<T>(key: string): T | undefined {
      let text: string | null | undefined = memory.get(key);
      try {
        text ??= storage().getItem(key);
      } catch {
        // Storage is forbidden.
      }
      try {
        return text ? (JSON.parse(text) as T) : undefined;
      } catch {
        return undefined;
      }
    },

    save(key: string, value: unknown): void {
      const text = JSON.stringify(value);
      try {
        storage().setItem(key, text);
        memory.delete(key);
      } catch {
        memory.set(key, text);
      }
    },

    remove(key: string): void {
      memory.delete(key);
      try {
        storage().removeItem(key);
      } catch {
        // Storage is forbidden.
      }
    },

    keys(prefix: string): string[] {
      let stored: string[] = [];
      try {
        stored = Object.keys(storage());
      } catch {
        // Storage is forbidden.
      }
      return [...stored, ...memory.keys()].filter((key) => key.startsWith(prefix));
    },
  };
}

/** For all tabs, until it is removed. */
export const { load, save, remove, keys } = jsonStorage(() => localStorage);

/** For one tab, until it is closed. */
export const tabStorage = jsonStorage(() => sessionStorage);
