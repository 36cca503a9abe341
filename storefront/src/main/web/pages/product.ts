import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { api } from '../api/client';
import type { Product } from '../api/types';
import { ActingElement } from '../parts/acting-element';
import { errorNotice } from '../parts/errors';
import { picture, stock } from '../parts/product-card';
import { quantityPicker } from '../parts/quantity';
import { cart, MAX_QUANTITY } from '../state/cart';
import { money, t, textOr } from '../text/text';

@customElement('product-page')
export class ProductPage extends ActingElement {
  @property() productId = '';
  @state() private product?: Product;
  @state() private quantity = 1;
  /** How many pieces were added last. */
  private added = 0;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.attempt(() => this.load());
  }

  private async load(): Promise<void> {
    this.product = await api<Product>(`/product/${this.productId}`);
  }

  private add(): void {
    if (this.busy) return;
    void this.attempt(async () => {
      const { quantity } = this;
      this.added = await cart.add(this.productId, quantity);
      this.done = this.added < quantity ? 'product.addedFewer' : 'product.added';
    });
  }

  override render() {
    const { product } = this;
    if (!product) {
      return html`<h1 tabindex="-1" class="visually-hidden">${t('order.product')}</h1>
        ${this.error
          ? errorNotice(this.error, () => void this.attempt(() => this.load()))
          : html`<div class="product skeleton" aria-hidden="true"><div class="picture"></div></div>`}`;
    }
    return html`<article class="product">
      <div class="picture">${picture(product, true)}</div>
      <div class="details">
        <p>
          <a href="#/products?category=${encodeURIComponent(product.category)}"
            >${textOr(`category.${product.category}`, product.category)}</a
          >
        </p>
        <h1 tabindex="-1" data-testid="product-name">${product.name}</h1>
        <p class="price" data-testid="product-price">${money(product.price)}</p>
        <p>${stock(product)}</p>
        <p>${product.description}</p>
        ${product.available > 0
          ? html`<div class="buy">
              ${quantityPicker({
                label: t('product.quantity'),
                value: this.quantity,
                max: Math.min(MAX_QUANTITY, product.available),
                onChange: (to) => (this.quantity = to(this.quantity)),
              })}
              <button data-testid="add-to-cart" aria-disabled=${this.busy ? 'true' : 'false'} @click=${() => this.add()}>
                ${t('product.add')}
              </button>
            </div>`
          : nothing}
        <div role="status">
          ${this.done
            ? html`<p class="notice ${this.done === 'product.added' ? 'good' : ''}" data-testid="added">
                ${t(this.done, { n: this.added, max: MAX_QUANTITY })} <a href="#/cart">${t('cart.title')}</a>
              </p>`
            : nothing}
        </div>
        ${errorNotice(this.error)}
        <p class="small">${t('product.delivery')}<br />${t('product.sku', { sku: product.sku })}</p>
      </div>
    </article>`;
  }
}
