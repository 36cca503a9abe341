import { LitElement, type PropertyValues } from 'lit';
import { language, t } from '../text/text';

/** A component that renders into the page itself, so that one style sheet serves all. */
export class ShopElement extends LitElement {
  constructor() {
    super();
    language.watch(this);
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  /**
   * Keeps the place of keyboard users when what has the focus is removed: in a list, the focus goes
   * on to the same line or the next one; after the last one, and from a heading, to the heading.
   */
  protected override update(changed: PropertyValues): void {
    const focused = document.activeElement;
    const line = focused?.closest('li');
    const lines = [line, line?.nextElementSibling];
    super.update(changed);
    if (!focused || focused.isConnected || !(line || focused.matches('h1'))) return;
    const remaining = lines.find((candidate) => candidate?.isConnected);
    (remaining?.querySelector('a') ?? this.querySelector('h1'))?.focus({ preventScroll: true });
  }

  /** The heading of a page is its title. */
  protected override updated(): void {
    const heading = this.querySelector('h1')?.textContent?.trim();
    if (heading) document.title = `${heading} · ${t('shop.name')}`;
  }
}
