import { Store } from './state/store';

/** A page's address: the part of the URL after the #, such as /products?q=mug. */
export interface Route {
  path: string;
  parameters: URLSearchParams;
}

/**
 * Where the visitor is. Pages are addressed by hash, so that the server needs no route for them.
 * After "back" a page is where it was left; after a link it begins at its top.
 */
class Router extends Store {
  route = read();
  /** Whether the visitor came here by the browser's back or forward button, or by a reload. */
  returned = true;

  /** The place at which the current page was left; 0 for a new one. */
  position = 0;

  private readonly positions = new Map<string, number>();
  private shown = location.hash;
  private following = false;

  constructor() {
    super();
    history.scrollRestoration = 'manual';
    addEventListener('scroll', () => this.positions.set(this.shown, scrollY), { passive: true });
    addEventListener('click', (event) => {
      // It opens another tab or window, or something else handles it.
      const { altKey, button, ctrlKey, defaultPrevented, metaKey, shiftKey } = event;
      if (altKey || button || ctrlKey || defaultPrevented || metaKey || shiftKey) return;
      const link = event.composedPath().find((node) => node instanceof HTMLAnchorElement);
      this.following = !!link && link.hash.startsWith('#/') && link.hash !== location.hash;
    });
    addEventListener('hashchange', () => {
      this.returned = !this.following;
      this.following = false;
      this.show();
    });
  }

  go(address: string): void {
    if (location.hash === `#${address}`) return;
    this.following = true;
    location.hash = address;
  }

  /** As {@link go}, without an entry for "back". */
  replace(address: string): void {
    history.replaceState(null, '', `#${address}`);
    this.returned = false;
    this.show();
  }

  private show(): void {
    // Now, since the page may be too short at first, and the browser scrolls it then.
    this.position = this.returned ? (this.positions.get(location.hash) ?? 0) : 0;
    this.shown = location.hash;
    this.route = read();
    this.changed();
  }
}

function read(): Route {
  const [path = '', search = ''] = location.hash.replace(/^#/, '').split('?', 2);
  return { path: path || '/', parameters: new URLSearchParams(search) };
}

export const router = new Router();
