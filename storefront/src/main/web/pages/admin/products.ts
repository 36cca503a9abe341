import { html } from 'lit';
import { customElement } from 'lit/decorators.js';
import { query } from '../../api/client';
import type { Product } from '../../api/types';
import { ShopElement } from '../../parts/element';
import { errorNotice } from '../../parts/errors';
import { PagedList } from '../../parts/paged-list';
import { money, t } from '../../text/text';
import { adminNavigation } from './navigation';

@customElement('admin-products-page')
export class AdminProductsPage extends ShopElement {
  private q = '';
  private readonly products = new PagedList<Product>(this, (cursor) => `/product${query({ q: this.q, cursor, limit: 50 })}`);

  override connectedCallback(): void {
    super.connectedCallback();
    void this.products.open();
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
            void this.products.load();
          }}
        />
        <a class="button" href="#/admin/products/new" data-testid="new-product">${t('admin.newProduct')}</a>
      </div>
      ${errorNotice(this.products.error, () => void this.products.load())}
      <ul class="rows" aria-busy=${this.products.items ? 'false' : 'true'}>
        ${this.products.rows(
          (product) =>
            html`<li class="row">
              <a class="grow" href="#/admin/products/${product.id}" data-testid="admin-product">${product.name}</a>
              <span class="small">${product.sku}</span>
              <span class="small">${t('admin.available', { n: product.available })}</span>
              <span class="price">${money(product.price)}</span>
            </li>`,
          8,
        )}
      </ul>
      ${this.products.moreButton()}`;
  }
}
