import { LitElement, type PropertyValues } from 'lit';
import { language, t } from '../text/text';

const CONTROLS = 'a[href], button, input, select, textarea';

/** The control that had the focus when it was disabled, as while an action runs. */
let disabled: Element | undefined;

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
   * Keeps the place of keyboard users. A control that was disabled under the focus gets it back. When
   * what has the focus is removed, the focus goes on: in a list to the same line or the next one,
   * elsewhere to the control that has taken its place, and otherwise to the heading.
   */
  protected override update(changed: PropertyValues): void {
    if (document.activeElement !== document.body) disabled = undefined;
    const focused = disabled ?? document.activeElement;
    if (!(focused instanceof HTMLElement) || !this.contains(focused)) {
      super.update(changed);
      return;
    }
    const line = focused.closest('li');
    const lines = [line, line?.nextElementSibling];
    const before = new Set(this.querySelectorAll(CONTROLS));
    super.update(changed);
    if (focused.isConnected && (focused.checkVisibility?.() ?? true)) {
      disabled = focused.matches(':disabled') ? focused : undefined;
      if (!disabled && document.activeElement === document.body) focused.focus({ preventScroll: true });
      return;
    }
    disabled = undefined;
    const next = line
      ? lines.find((candidate) => candidate?.isConnected)?.querySelector<HTMLElement>('a, button')
      : focused.matches('h1')
        ? undefined
        : this.replacement(before);
    if (next) next.focus({ preventScroll: true });
    else void this.focusHeading();
  }

  /** Once it is there: the page that shows it may be a new one. */
  private async focusHeading(): Promise<void> {
    await this.updateComplete;
    if (document.activeElement !== document.body) return;
    document.querySelector<HTMLElement>('main h1')?.focus({ preventScroll: true });
  }

  /** The first new control, but none that cannot be undone, as by the second half of a double click. */
  private replacement(before: Set<Element>): HTMLElement | undefined {
    return [...this.querySelectorAll<HTMLElement>(CONTROLS)].find(
      (control) => !before.has(control) && !control.matches(':disabled, .danger, .final'),
    );
  }

  /** The heading of a page is its title. */
  protected override updated(): void {
    const heading = this.querySelector('h1')?.textContent?.trim();
    if (heading) document.title = `${heading} · ${t('shop.name')}`;
  }
}
