company-nav = أقسام المقاولة
company-through = بموجب وكالة { $firm }
room-months = التصاريح
