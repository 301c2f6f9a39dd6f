company-nav = Rubriques de l’entreprise
company-through = par le mandat de { $firm }
room-months = Déclarations
