/** The 97.5th percentile of the standard normal distribution: what 95 % limits reach to either side. */
export const z975 = 1.959963984540054;
