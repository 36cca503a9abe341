import { html } from 'lit';
import { customElement } from 'lit/decorators.js';
import { query } from '../../api/client';
import type { Product } from '../../api/types';
import { errorNotice } from '../../parts/errors';
import { PagedList } from '../../parts/paged-list';
import { money, t } from '../../text/text';
import { adminNavigation } from './navigation';
import { SearchPage } from './search-page';

@customElement('admin-products-page')
export class AdminProductsPage extends SearchPage<Product> {
  protected readonly path = '/admin/products';
  protected readonly list = new PagedList<Product>(this, (cursor) => `/product${query({ q: this.search, cursor, limit: 50 })}`);

  override render() {
    return html`${adminNavigation()}
      <h1 tabindex="-1">${t('admin.products')}</h1>
      <div class="tools">
        ${this.searchBox(t('nav.search'))}
        <a class="button" href="#/admin/products/new" data-testid="new-product">${t('admin.newProduct')}</a>
      </div>
      ${errorNotice(this.list.error, () => void this.list.more())}
      <ul class="rows" aria-busy=${this.list.items ? 'false' : 'true'}>
        ${this.list.rows(
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
      ${this.list.moreButton()}`;
  }
}
