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

  /** A heading that has the focus gives it to the one that replaces it. */
  protected override update(changed: PropertyValues): void {
    const before = this.querySelector('h1');
    const focused = before !== null && before === document.activeElement;
    super.update(changed);
    if (focused && !before.isConnected) this.querySelector('h1')?.focus({ preventScroll: true });
  }

  /** The heading of a page is its title. */
  protected override updated(): void {
    const heading = this.querySelector('h1')?.textContent?.trim();
    if (heading) document.title = `${heading} · ${t('shop.name')}`;
  }
}
