// Something loaded over the network for a staff page: coming, failed, or there. The last answer stays while the next is under way.
import { Resource } from '../state/resource.svelte';
import { StaffError } from './failure';

export class Loaded<T> extends Resource<T, StaffError> {
  constructor() {
    super(StaffError);
  }
}
