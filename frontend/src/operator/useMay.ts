import { type ComputedRef, computed } from 'vue';
import type { Role } from './api';
import { mayAs } from './roles';
import { session } from './session';

/** Whether who works here may do what takes a role; the service asks again. */
export function useMay(needed: Role): ComputedRef<boolean> {
  return computed(() => session.owner.value !== undefined && mayAs(session.owner.value.role, needed));
}
