import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { api, query } from '../../api/client';
import type { Page, Product } from '../../api/types';
import { ShopElement } from '../../parts/element';
import { errorNotice } from '../../parts/errors';
import { money, t } from '../../text/text';
import { adminNavigation } from './navigation';

@customElement('admin-products-page')
export class AdminProductsPage extends ShopElement {
  @state() private products?: Product[];
  @state() private nextCursor?: string;
  @state() private error?: unknown;
  private q = '';

  override connectedCallback(): void {
    super.connectedCallback();
    void this.load();
  }

  private async load(cursor?: string): Promise<void> {
    const { q } = this;
    this.nextCursor = cursor;
    this.error = undefined;
    try {
      const page = await api<Page<Product>>(`/product${query({ q, cursor, limit: 50 })}`);
      // Another search has begun, or this page is there already.
      if (q !== this.q || cursor !== this.nextCursor) return;
      this.products = [...(cursor ? (this.products ?? []) : []), ...page.items];
      this.nextCursor = page.nextCursor;
    } catch (e) {
      this.error = e;
    }
  }

  override render() {
    return html`${adminNavigation()}
      <h1 tabindex="-1">${t('admin.products')}</h1>
      <div class="tools">
        <input
          type="search"
          data-testid="admin-search"
          aria-label=${t('nav.search')}
          placeholder=${t('nav.search')}
          maxlength="100"
          @change=${(event: Event) => {
            this.q = (event.target as HTMLInputElement).value.trim();
            void this.load();
          }}
        />
        <a class="button" href="#/admin/products/new" data-testid="new-product">${t('admin.newProduct')}</a>
      </div>
      ${errorNotice(this.error, () => void this.load())}
      <ul class="rows" aria-busy=${this.products ? 'false' : 'true'}>
        ${this.products?.map(
          (product) =>
            html`<li class="row">
              <a class="grow" href="#/admin/products/${product.id}" data-testid="admin-product">${product.name}</a>
              <span class="small">${product.sku}</span>
              <span class="small">${t('admin.available', { n: product.available })}</span>
              <span class="price">${money(product.price)}</span>
            </li>`,
        )}
      </ul>
      ${this.nextCursor
        ? html`<p class="centered">
            <button class="quiet" data-testid="show-more" @click=${() => void this.load(this.nextCursor)}>${t('list.more')}</button>
          </p>`
        : nothing}`;
  }
}
