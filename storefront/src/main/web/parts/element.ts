import { LitElement } from 'lit';
import { language } from '../text/text';

/** A component that renders into the page itself, so that one style sheet serves all. */
export class ShopElement extends LitElement {
  constructor() {
    super();
    language.watch(this);
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }
}
