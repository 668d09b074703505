/** The texts in French, the language they are written in first. `en.ts` must have the same shape: the compiler checks. */
export const fr = {
  site: {
    name: 'Mtchoun’ mouh',
    tagline: 'les nouvelles de votre passeport',
    home: 'Mtchoun’ mouh, accueil',
    skip: 'Aller au contenu',
    language: 'Langue',
    follow: 'Mon suivi',
    register: 'S’inscrire',
    independent:
      'Service gratuit et indépendant du consulat. Nous ne demandons jamais d’argent, ni votre numéro de passeport.',
    meaning: '« Mtchoun’ mouh » veut dire « nouvelles » en ghomala’.',
    privacy: 'Vos données',
    newTab: '(nouvel onglet)',
  },
  home: {
    page: 'Être prévenu',
    title: 'Votre passeport est là ?',
    marked: 'Nous vous écrivons.',
    lead: 'Le consulat du Cameroun à Marseille annonce les passeports arrivés en publiant des listes scannées. Plus besoin de les parcourir : nous lisons chaque nouvelle liste, et vous recevez un mail dès que votre nom y paraît.',
    promises: [
      'Gratuit, sans compte ni mot de passe',
      'Votre nom et votre adresse, rien d’autre',
      'Effacé quand c’est fini, ou quand vous voulez',
    ],
    lastList: (date: string) => `Dernière liste publiée : ${date}`,
    paperName: 'VOTRE NOM Prénom',
    howTitle: 'Comment ça se passe',
    how: [
      {
        title: 'Vous vous inscrivez',
        text: 'Un nom, une adresse mail. Vous recevez un premier mail : un clic, et c’est en route.',
      },
      {
        title: 'Nous lisons les listes',
        text: 'Chaque image publiée par le consulat est lue dès sa parution, même penchée ou mal scannée.',
      },
      {
        title: 'Vous savez',
        text: 'Un mail vous montre la ligne de la liste avec votre nom, la date, où aller et quoi apporter.',
      },
    ],
    familyTitle: 'Et pour la famille ?',
    family:
      'Inscrivez chaque personne une par une : la même adresse mail peut servir pour toute la famille. Et nous regardons aussi les listes déjà parues : si votre nom y est, vous le saurez tout de suite.',
  },
  form: {
    title: 'Être prévenu',
    name: 'Nom et prénoms',
    nameHint:
      'Comme sur le récépissé : d’abord le nom, puis les prénoms. Par exemple NGO BISSO’O épse TALLA Marie-Claire. Le consulat l’imprimera ainsi ; majuscules et accents ne changent rien.',
    email: 'Adresse mail',
    emailHint: 'Celle que vous lisez souvent : c’est là que nous vous écrirons.',
    depositedOn: 'Date de dépôt du dossier',
    optional: 'facultatif',
    depositedOnHint:
      'Pour chercher aussi dans les listes parues depuis. Sans elle, nous regardons les 12 derniers mois.',
    next: 'Continuer',
    suggestion: 'Vouliez-vous écrire',
    useSuggestion: 'Oui, corriger',
  },
  review: {
    page: 'Relisez',
    title: 'Relisez avant d’envoyer',
    lead: 'Une lettre de trop dans l’adresse, et nos mails n’arriveraient jamais. Prenez un instant.',
    listed: 'Nous chercherons ce nom dans les listes',
    sentTo: 'Nous écrirons à cette adresse',
    since: 'Listes regardées',
    sinceDate: (date: string) => `depuis le ${date}`,
    sinceYear: 'depuis 12 mois',
    send: 'C’est juste, envoyer',
    sending: 'Envoi…',
    change: 'Corriger',
  },
  inbox: {
    page: 'Regardez vos mails',
    title: 'Plus qu’un clic, dans votre boîte mail',
    sent: 'Nous venons d’écrire à',
    lead: 'Ouvrez ce mail et suivez son lien : votre inscription ne commence qu’à ce moment-là. Le lien marche 7 jours.',
    missingTitle: 'Pas de mail après quelques minutes ?',
    spam: 'Regardez dans les indésirables (« spam », « promotions »). S’il y est, dites que ce n’est pas un indésirable : les suivants arriveront bien.',
    resend: 'Renvoyer le mail',
    resentTitle: 'C’est reparti',
    resent: 'Si une inscription attend à cette adresse, un nouveau mail arrive ; seul son lien marche désormais.',
    wrong: 'Ce n’est pas la bonne adresse ?',
    wrongLink: 'Corriger l’adresse',
    another: 'Inscrire une autre personne',
    noDraft:
      'Votre adresse n’est plus dans cette page. Si vous venez de vous inscrire, regardez vos mails ; sinon, recommencez.',
  },
  confirm: {
    page: 'Confirmer',
    title: 'Un dernier geste',
    lead: 'Appuyez sur le bouton pour que nous cherchions votre nom dans les listes.',
    button: 'Oui, prévenez-moi',
    confirming: 'Un instant…',
    doneTitle: 'C’est fait, nous veillons',
    done: (name: string, email: string) =>
      `Dès que « ${name} » paraît dans une liste du consulat, nous écrivons à ${email}.`,
    nothingYet:
      'Votre nom n’est pas dans les listes déjà parues. Rien à faire de plus : vous pouvez fermer cette page.',
    foundTitle: 'Votre nom est déjà paru !',
    found: 'Votre adresse est confirmée, et nous avons trouvé ceci dans les listes déjà publiées :',
    maybeTitle: 'Un nom déjà paru ressemble au vôtre',
    maybe:
      'Votre adresse est confirmée. Une personne de l’équipe regarde de plus près ce que nous avons trouvé ; dites-nous sur votre page si c’est vous. En attendant, nous continuons à chercher.',
    openFollow: 'Ouvrir mon suivi',
    keepMail: 'Gardez nos mails : chacun contient le lien vers votre suivi.',
    problems: {
      noToken: {
        title: 'Ce lien n’est pas complet',
        text: 'Il a peut-être été coupé par votre messagerie. Ouvrez-le directement depuis notre mail, ou demandez-en un nouveau.',
      },
      'link-unknown': {
        title: 'Nous ne connaissons pas ce lien',
        text: 'Il est peut-être coupé, ou l’inscription a été effacée. Vous pouvez recommencer : c’est l’affaire d’une minute.',
      },
      'link-expired': {
        title: 'Ce lien a plus de 7 jours',
        text: 'Par prudence, il ne marche plus, et ce qui n’a pas été confirmé a été effacé. Inscrivez-vous à nouveau.',
      },
      'link-superseded': {
        title: 'Un mail plus récent vous attend',
        text: 'Vous avez demandé un nouveau lien : c’est celui du dernier mail qui marche. Regardez aussi les indésirables.',
      },
      'link-erased': {
        title: 'Cette inscription a été effacée',
        text: 'Comme demandé, nous n’avons rien gardé. Vous pouvez vous inscrire à nouveau quand vous voulez.',
      },
    },
    again: 'S’inscrire à nouveau',
    askNew: 'Demander un nouveau lien',
  },
  follow: {
    page: 'Mon suivi',
    loading: 'Un instant…',
    states: {
      pending: {
        title: 'Il manque votre clic',
        text: 'Ouvrez le mail de confirmation et suivez son lien : nous commencerons à chercher.',
      },
      active: {
        title: 'Nous veillons',
        text: 'Votre nom n’a pas encore paru. Vous n’avez rien à faire : nous vous écrirons.',
      },
      maybe: {
        title: 'Un nom ressemble au vôtre',
        text: 'Une personne de l’équipe regarde de plus près. Si c’est vous, dites-le-nous plus bas.',
      },
      notified: {
        title: 'Votre nom est paru',
        text: 'D’après la liste, votre passeport vous attend au consulat. Vérifiez la ligne plus bas avant de vous déplacer.',
      },
      collected: {
        title: 'Passeport récupéré',
        text: 'Bonne nouvelle, et bons voyages ! Nous ne cherchons plus ; vos données s’effacent d’elles-mêmes.',
      },
      cancelled: {
        title: 'C’est arrêté',
        text: 'Nous ne cherchons plus ce nom et ne vous écrirons plus.',
      },
    },
    name: 'Nom cherché',
    email: 'Adresse',
    depositedOn: 'Dossier déposé le',
    registeredAt: 'Inscription du',
    foundTitle: 'Ce que nous avons trouvé',
    collectTitle: 'Pour retirer le passeport',
    place: 'Où',
    hours: 'Quand',
    bring: 'À apporter',
    sourcePage: 'Voir la page du consulat',
    collected: 'J’ai récupéré mon passeport',
    collectedHint: 'Nous arrêterons de chercher.',
    historyTitle: 'Ce qui s’est passé',
    events: {
      registered: 'Inscription demandée',
      confirmed: 'Adresse confirmée',
      found: 'Nom trouvé dans une liste',
      notified: 'Mail envoyé',
      said_mine: 'Vous avez dit : c’est moi',
      said_not_mine: 'Vous avez dit : ce n’est pas moi',
      collected: 'Passeport récupéré',
    } as Record<string, string>,
    eraseTitle: 'Arrêter et tout effacer',
    eraseText: 'Nous arrêtons de chercher et supprimons votre nom et votre adresse, tout de suite.',
    erase: 'Arrêter et effacer…',
    eraseAsk: 'Tout effacer, vraiment ?',
    eraseWarning:
      'Si votre passeport arrive ensuite, nous ne pourrons plus vous prévenir. Cela ne peut pas être annulé.',
    eraseYes: 'Oui, tout effacer',
    eraseNo: 'Non, continuer à chercher',
    erasedTitle: 'C’est effacé',
    erased: 'Nous n’avons plus ni votre nom ni votre adresse. Merci de votre confiance.',
    noLinkTitle: 'Ouvrez votre suivi depuis nos mails',
    noLink:
      'Chaque mail que nous vous envoyons contient un lien personnel vers cette page. Sans lui, nous ne pouvons pas savoir qui vous êtes.',
    deadTitle: 'Ce lien ne mène plus à rien',
    dead: 'L’inscription a été effacée, ou le lien est incomplet. Ouvrez-le depuis notre dernier mail.',
    anotherProblem: 'Cela n’a pas marché. Réessayez dans un instant.',
  },
  match: {
    sure: 'Votre nom',
    maybe: 'Ressemble à votre nom',
    published: (date: string) => `Liste du ${date}`,
    crop: 'Extrait de la liste',
    cropAlt: (name: string) => `Extrait de la liste du consulat : « ${name} »`,
    cropLoading: 'L’extrait arrive…',
    cropMissing: 'L’extrait ne peut pas être montré pour le moment.',
    image: 'Voir la liste entière',
    ask: 'Est-ce bien vous ?',
    mine: 'Oui, c’est moi',
    notMine: 'Ce n’est pas moi',
    saidMine: 'Vous avez dit : c’est moi.',
    saidNotMine: 'Vous avez dit : ce n’est pas moi. Nous continuons à chercher.',
  },
  unsubscribe: {
    page: 'Ne plus recevoir de mails',
    title: 'Ne plus recevoir nos mails ?',
    lead: 'Nous arrêterons de chercher ce nom et effacerons l’inscription. Si le passeport arrive ensuite, nous ne pourrons plus vous prévenir.',
    button: 'Oui, arrêter les mails',
    doneTitle: 'C’est arrêté',
    done: 'Nous ne vous écrirons plus pour cette inscription, et elle est effacée.',
    unknownTitle: 'Nous ne connaissons pas ce lien',
    unknown:
      'L’inscription est sans doute déjà effacée : dans ce cas, vous ne recevrez plus rien. Si nos mails continuent, ouvrez le lien du plus récent.',
    back: 'Revenir à l’accueil',
  },
  trouble: {
    unreachableTitle: 'Le service ne répond pas',
    unreachable: 'Vérifiez votre connexion, ou réessayez dans quelques minutes.',
    kept: 'Ce que vous avez écrit est gardé ici.',
    retry: 'Réessayer',
    tooManyTitle: 'Doucement',
    tooMany: (wait: string) => `Trop d’essais en peu de temps. Réessayez ${wait}.`,
    inSeconds: (n: number) => (n === 1 ? 'dans une seconde' : `dans ${n} secondes`),
    inMinutes: (n: number) => (n === 1 ? 'dans une minute' : `dans ${n} minutes`),
    soon: 'dans quelques minutes',
    refusedTitle: 'Cela n’a pas marché',
    refused: 'Le service n’a pas accepté cette demande. Réessayez ; si cela continue, revenez plus tard.',
  },
  errors: {
    title: (n: number) => (n === 1 ? 'Il reste une chose à corriger' : `Il reste ${n} choses à corriger`),
    prefix: 'Erreur :',
    name: {
      required: 'Écrivez votre nom, comme sur le récépissé.',
      too_short: 'Écrivez au moins deux lettres.',
      too_long: 'Ce nom est trop long : 200 caractères au plus.',
      no_letters: 'Un nom s’écrit avec des lettres.',
      invalid_characters: 'Un nom s’écrit avec des lettres, sans chiffre ni signe particulier.',
    } as Record<string, string>,
    email: {
      required: 'Écrivez votre adresse mail.',
      too_long: 'Cette adresse est trop longue.',
      invalid_format: 'Cette adresse n’a pas la bonne forme : marie@exemple.fr, par exemple.',
      invalid_characters: 'Cette adresse contient un caractère qui n’y a pas sa place.',
    } as Record<string, string>,
    depositedOn: {
      invalid_date: 'Cette date n’existe pas ou n’est pas complète : jour, mois et année.',
      invalid_format: 'Cette date n’existe pas ou n’est pas complète : jour, mois et année.',
      in_the_future: 'Cette date est dans l’avenir : écrivez le jour où le dossier a été déposé.',
      too_old: 'Cette date est trop ancienne.',
    } as Record<string, string>,
    other: 'Cette réponse n’est pas acceptée.',
  },
  privacy: {
    page: 'Vos données',
    title: 'Vos données, en clair',
    sections: [
      {
        title: 'Ce que nous gardons',
        text: [
          'Le nom à chercher, votre adresse mail, la langue et, si vous la donnez, la date de dépôt. Rien d’autre : ni numéro de passeport, ni téléphone, ni adresse postale.',
        ],
      },
      {
        title: 'À quoi cela sert',
        text: [
          'À comparer votre nom aux listes que le consulat publie, et à vous écrire quand il y paraît. Nous ne vendons rien, ne prêtons rien, n’envoyons pas de publicité, et ne transmettons rien au consulat.',
        ],
      },
      {
        title: 'Combien de temps',
        text: [
          'Une inscription non confirmée s’efface après 7 jours. Après le mail qui annonce votre passeport, tout s’efface au bout de 28 jours. Si vous arrêtez, c’est effacé tout de suite.',
          'Si vous ne voulez plus de nos mails, nous gardons seulement une empreinte de votre adresse, illisible, pour ne plus vous écrire.',
        ],
      },
      {
        title: 'Vos droits',
        text: [
          'Chaque mail contient un lien vers votre suivi : vous y voyez ce que nous avons, et vous pouvez tout effacer en deux clics, sans rien demander à personne. Vous pouvez aussi répondre à n’importe lequel de nos mails : une personne le lit.',
        ],
      },
      {
        title: 'Ce site',
        text: [
          'Pas de cookie, pas de mesure d’audience, rien qui vienne d’ailleurs. Votre navigateur garde la langue choisie, et ce que vous tapez jusqu’à la fermeture de l’onglet.',
        ],
      },
    ],
  },
  notFound: {
    page: 'Page introuvable',
    title: 'Cette page n’existe pas',
    text: 'L’adresse a peut-être été coupée. Si elle vient d’un de nos mails, rouvrez-la depuis le mail.',
    back: 'Revenir à l’accueil',
  },
};

export type Messages = typeof fr;
