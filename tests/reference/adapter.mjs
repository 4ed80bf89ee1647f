/**
 * Reference methods (schema `statref/1`) → functions of `scoring`. Only arguments are mapped here: no arithmetic, and
 * no import but the compiled `scoring/index`; a test checks both. The default export is the table over the compiled
 * module (`npm run reference` compiles it); it is undefined before that, when only `table` is of use, as in vitest.
 */

/** a*, c*, g*, h*: summaries, intervals, tests, distributions, sampling, quality. */
const statistics = (s) => ({
  'dist.qnorm': (a) => s.normalQuantile(a.p),
  'dist.pnorm': (a) => s.normalCdf(a.z),
  'dist.qt': (a) => s.studentTQuantile(a.p, a.df),
  'dist.pt': (a) => s.studentTCdf(a.t, a.df),
  'dist.pchisqUpper': (a) => s.chiSquareUpper(a.x, a.df),
  'dist.qbeta': (a) => s.betaQuantile(a.p, a.a, a.b),
  'dist.pfUpper': (a) => s.fUpper(a.f, a.df1, a.df2),
  'dist.ptukeyUpper': (a) => s.studentizedRangeUpper(a.q, a.groups, a.df),
  'stat.quantile': (a) => s.quantiles(a.x, a.probs, a.type),
  'stat.describe': (a) => s.describe(a.x),
  'likert.itemSummary': (a) => s.itemSummaries({ ...a, rows: a.data }),
  'likert.factorSummary': (a) => s.factorSummaries({ ...a, rows: a.data }),
  'likert.overall': (a) => s.overallSummaries({ ...a, rows: a.data, factorWeights: a.factorWeights ?? null }),
  'ci.proportion': (a) => s.proportionIntervals({ successes: a.x, n: a.n, level: a.level }),
  'ci.wilsonFpc': (a) =>
    s.wilsonFiniteInterval({ successes: a.x, n: a.n, level: a.level, populationSize: a.N ?? null }),
  'ci.meanT': (a) => s.meanInterval({ values: a.x, level: a.level, populationSize: a.N ?? null }),
  'test.twoMeans': (a) => s.twoMeans(a),
  'test.kGroups': (a) => s.compareGroups(a.groups),
  'test.twoProportions': (a) => s.twoProportions(a),
  'test.adjustP': (a) => s.adjustPByEveryMethod(a.p),
  'test.chiSquareTable': (a) => s.chiSquareTable(a.table),
  'cor.pair': (a) => s.pairCorrelation(a.x, a.y),
  'cor.kendallW': (a) => s.kendallW(a.ratings),
  'size.proportion': (a) =>
    s.proportionSampleSize({
      p: a.p,
      error: a.e,
      level: a.level,
      populationSize: a.N ?? null,
      designEffect: a.deff ?? 1,
      responseRate: a.responseRate ?? 1,
    }),
  'size.mean': (a) => s.meanSampleSize({ sd: a.sd, error: a.e, level: a.level, populationSize: a.N ?? null }),
  'size.marginOfError': (a) =>
    s.marginOfError({ p: a.p, n: a.n, level: a.level, populationSize: a.N ?? null, designEffect: a.deff ?? 1 }),
  'size.twoProportions': (a) => s.twoProportionsSampleSize(a),
  'size.cluster': (a) => s.clusterSample(a),
  'alloc.strata': (a) =>
    s.allocateStrata({ minPerStratum: 0, power: 0.5, ...a, sizes: a.Nh, sds: a.Sh, costs: a.cost ?? null }),
  'care.longstring': (a) => s.longstring({ ...a, rows: a.data }),
  'care.irv': (a) => s.responseVariability({ ...a, rows: a.data }),
  'care.irvSplit': (a) => s.responseVariabilityByPart({ ...a, rows: a.data }),
  'care.mahalanobis': (a) => s.mahalanobisDistance({ ...a, rows: a.data }),
  'care.evenOdd': (a) => s.evenOddConsistency({ ...a, rows: a.data }),
  'care.personTotal': (a) => s.personTotalCorrelation({ ...a, rows: a.data }),
  'care.responseTime': (a) => s.responseTime({ ...a, rows: a.data }),
  'care.flags': (a) => s.carelessFlags({ ...a, rows: a.data, id: 'id', seconds: 'seconds' }),
  'dup.exact': (a) => s.exactDuplicates({ ...a, rows: a.data, id: 'id' }),
  'dup.maxPercentMatch': (a) => s.maxPercentMatch({ threshold: 0.9, ...a, rows: a.data, id: 'id' }),
  'dup.devices': (a) => s.deviceCounts({ ...a, rows: a.data }),
  'dup.deviceGaps': (a) => s.deviceGaps({ ...a, rows: a.data }),
});

/** b*, d*, e*, f*: design-based estimates, reliability, importance, rank uncertainty, composites. */
const column = (rows, name) => rows.map((row) => row[name]);
const columns = (rows, names) => names.map((name) => column(rows, name));
const named = (names, values) => Object.fromEntries(names.map((name, i) => [name, values[i]]));
const withNames = (key, names, list) => list.map((entry, i) => ({ [key]: names[i], ...entry }));

const surveyOf = (s, { data, design: d }) =>
  s.surveyDesign({
    ids: columns(data, d.ids),
    strata: d.strata && column(data, d.strata),
    populationSizes: d.fpc && columns(data, d.fpc),
    weights: column(data, d.weights),
  });

const marginsOf = ({ data, margins }) =>
  Object.entries(margins ?? {}).map(([name, totals]) => ({ name, labels: column(data, name), totals }));

/** One row a respondent, one entry an item; anything but a valid code is null. */
const answersOf = ({ data, items, codes }) =>
  data.map((row) => items.map((item) => (codes.valid.includes(row[item]) ? row[item] : null)));
const productsOf = (s, a) => s.crossProducts(answersOf(a), a.items.length);
const ofCorrelation = (s, a, use) => {
  const correlation = s.definedMatrix(s.correlationMatrix(s.covarianceMatrix(productsOf(s, a))));
  return correlation && use(correlation);
};

/** Columns of numbers by unit: all but the first (the unit's name or the draw's number) unless named. */
const indicatorNames = (rows) => Object.keys(rows[0]).slice(1);
const matrixOf = (rows, names = indicatorNames(rows)) => rows.map((row) => names.map((name) => row[name]));
const resamplesOf = (a) => ({
  ...a,
  agencies: column(a.data, a.by),
  values: column(a.data, a.y),
  ...(a.resample ? { positions: matrixOf(a.resample) } : { seed: a.generator.seed }),
});

/** The checks of b03 look at the means of every numeric answer under the new weights. */
const withEstimates = (s, { data }, calibrated) => {
  const numeric = Object.keys(data[0]).filter((name) => data.every((row) => typeof row[name] !== 'string'));
  const means = numeric.map((name) => [name, s.designMean(calibrated.design, column(data, name))]);
  return { ...calibrated, estimates: Object.fromEntries(means) };
};

const design = (s) => ({
  'svy.mean': (a) => s.designMean(surveyOf(s, a), column(a.data, a.y), a),
  'svy.total': (a) => s.designTotal(surveyOf(s, a), column(a.data, a.y), a),
  'svy.ratio': (a) => s.designRatio(surveyOf(s, a), column(a.data, a.numerator), column(a.data, a.denominator), a),
  'svy.domainMeans': (a) =>
    s
      .domainMeans(surveyOf(s, a), column(a.data, a.y), columns(a.data, a.by), a)
      .map((domain) => ({ ...domain, ...named(a.by, domain.labels) })),
  'svy.ciProportion': (a) => s.designProportion(surveyOf(s, a), column(a.data, a.y), a.method, a),
  'svy.categories': (a) => s.categoryShares(surveyOf(s, a), column(a.data, a.y), a.categories, a),
  'svy.domainDifference': (a) =>
    s.domainDifference(surveyOf(s, a), column(a.data, a.y), column(a.data, a.by), a.a, a.b, a),
  'svy.meanJackknife': (a) => s.jackknifeMean(surveyOf(s, a), column(a.data, a.y), a.lonelyPsu),
  'svy.kish': (a) => s.kishEffect(column(a.data, a.weights)),
  'svy.postStratify': (a) => {
    const by = a.margin ? Object.keys(a.margin) : Object.keys(a.cells[0]).filter((name) => name !== 'total');
    const totals = a.margin
      ? Object.entries(a.margin[by[0]]).map(([label, total]) => ({ labels: [label], total }))
      : a.cells.map((cell) => ({ labels: by.map((name) => cell[name]), total: cell.total }));
    return withEstimates(s, a, s.postStratify(surveyOf(s, a), columns(a.data, by), totals));
  },
  'svy.rake': (a) => withEstimates(s, a, s.rake(surveyOf(s, a), marginsOf(a))),
  'svy.calibrate': (a) => {
    const totals = Object.entries(a.totals ?? {}).map(([name, total]) => ({
      name,
      values: column(a.data, name),
      total,
    }));
    return withEstimates(s, a, s.calibrate(surveyOf(s, a), { ...a, margins: marginsOf(a), totals }));
  },
  'svy.trimWeights': (a) => withEstimates(s, a, s.trimWeights(surveyOf(s, a), a)),
  'svy.nonresponseAdjust': (a) =>
    s.adjustForNonresponse(column(a.data, a.weights), column(a.data, a.responded), columns(a.data, a.classes)).weights,
  'rel.alpha': (a) => {
    const alpha = s.cronbachAlpha(productsOf(s, a));
    return { ...alpha, items: withNames('item', a.items, alpha.items) };
  },
  'rel.omegaOneFactor': (a) => s.omegaOneFactor(productsOf(s, a)),
  'rel.omegaTotalMultiFactor': (a) => s.omegaTotal(productsOf(s, a), a.factors),
  'rel.twoItems': (a) => s.twoItemReliability(productsOf(s, a)),
  'suff.crossProducts': (a) => {
    const [firstHalf, secondHalf] = s.splitInHalves(answersOf(a));
    return s.crossProducts({ all: answersOf(a), firstHalf, secondHalf }[a.rows]);
  },
  'suff.covariance': (a) => {
    if (a.missing === 'pairwise') return s.pairwiseCovariance(answersOf(a));
    const cov = s.covarianceMatrix(productsOf(s, a));
    return { cov, cor: s.correlationMatrix(cov) };
  },
  'fa.adequacy': (a) => s.factorAdequacy(productsOf(s, a)),
  'fa.eigen': (a) => ofCorrelation(s, a, (r) => s.componentVariance(r)),
  'fa.principalComponents': (a) => ofCorrelation(s, a, (r) => ({ loadings: s.principalComponents(r, a.factors) })),
  'fa.extract': (a) => ofCorrelation(s, a, (r) => s.principalAxis(r, a.factors)),
  'fa.varimax': (a) => ofCorrelation(s, a, (r) => s.varimax(s.principalAxis(r, a.factors).loadings, a.kaiserNormalise)),
  'fa.promax': (a) =>
    ofCorrelation(s, a, (r) =>
      s.promax(s.varimax(s.principalAxis(r, a.factors).loadings, a.kaiserNormalise).loadings, a.power),
    ),
  'reg.ols': (a) =>
    s.ordinaryLeastSquares(column(a.data, a.outcome), named(a.predictors, columns(a.data, a.predictors))),
  'importance.lmg': (a) => s.lmgImportance(column(a.data, a.outcome), columns(a.data, a.predictors)),
  'importance.johnson': (a) => s.johnsonWeights(column(a.data, a.outcome), columns(a.data, a.predictors)),
  'importance.correlation': (a) => s.predictorCorrelations(column(a.data, a.outcome), columns(a.data, a.predictors)),
  'importance.ipa': (a) => {
    const [outcome, predictors] = [column(a.data, a.outcome), columns(a.data, a.predictors)];
    const importance = {
      lmgShare: () => s.lmgImportance(outcome, predictors).share,
      johnsonShare: () => s.johnsonWeights(outcome, predictors).share,
      pearson: () => s.predictorCorrelations(outcome, predictors).pearson,
    }[a.importance]();
    const performance = predictors.map((values) => s.describe(values)[a.performance]);
    const { rows, ...cuts } = s.importancePerformance(importance, performance);
    return { ...cuts, rows: withNames('factor', a.predictors, rows) };
  },
  'rank.confidencePairwise': (a) =>
    withNames('agency', column(a.data, 'agency'), s.rankConfidencePairwise({ ...a, ...estimatesOf(a.data) })),
  'rank.confidenceMaxT': (a) => {
    const agencies = column(a.data, 'agency');
    const draws = a.draws.map((draw) => agencies.map((agency) => draw[agency]));
    const { critical, rows } = s.rankConfidenceMaxT({ ...a, ...estimatesOf(a.data), draws });
    return { critical, rows: withNames('agency', agencies, rows) };
  },
  'rng.minstd': (a) => s.minstdSequence(a.seed, a.count),
  'rng.minstdIndices': (a) => s.minstdIndices(a.seed, a.n, a.replicates),
  'rank.bootstrap': (a) => s.bootstrapRanks(resamplesOf(a)),
  'rank.pairwiseProbability': (a) => s.pairwiseProbability(resamplesOf(a)),
  'ci.normalise': (a) => s.normalise(matrixOf(a.data, a.indicators), a.directions, a.method, a.parameters),
  'ci.aggregate': (a) => {
    const replaced = 'replaceFirstIndicatorBy' in a;
    const matrix = matrixOf(a.data).map(([first, ...rest]) => [replaced ? a.replaceFirstIndicatorBy : first, ...rest]);
    return s.aggregate(matrix, a.weights, a.method);
  },
  'ci.aggregateTwoLevel': (a) => s.aggregateTwoLevel(matrixOf(a.data), a),
  'ci.copeland': (a) => s.copeland(matrixOf(a.data, a.indicators), a.directions, a.weights),
  'ci.borda': (a) => s.borda(matrixOf(a.data, a.indicators), a.directions, a.weights),
  'ci.statistics': (a) => s.compositeStatistics(matrixOf(a.data), a.columns, a.weights),
  'ci.monteCarloWeights': (a) => s.monteCarloWeights(matrixOf(a.data), { ...a, draws: matrixOf(a.draws) }),
  'ci.leaveOneOut': (a) => withNames('removed', indicatorNames(a.data), s.leaveOneOut(matrixOf(a.data))),
  'ci.compareMethods': (a) => s.compareMethods(matrixOf(a.data)),
  'ci.sobol': (a) =>
    s.sobolSensitivity(
      matrixOf(a.data),
      matrixOf(a.sample, ['a1', 'a2', 'a3']),
      matrixOf(a.sample, ['b1', 'b2', 'b3']),
    ),
  'points.tree': (a) => s.pointsTree(a.nodes, a.scores, a.agencies),
  'points.ranking': (a) => s.rankPointsTree(a.nodes, a.scores, a.agencies, a.bands),
  'points.percentRounded': (a) => a.points.map((points, i) => s.percentRounded(points, a.maxPoints[i])),
});

const estimatesOf = (rows) => ({ estimates: column(rows, 'estimate'), standardErrors: column(rows, 'se') });

/** The whole table over any build of `scoring`. */
export const table = (scoring) => ({ ...statistics(scoring), ...design(scoring) });

const compiled = await import('../../dist/scoring/index.js').catch(() => undefined);
export default compiled && table(compiled);
